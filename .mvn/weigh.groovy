// What is deployed stays small, because its size is paid for at every cold start, and holds nothing of the local host.
def zip = new File(project.build.directory, "${project.properties['package.name']}.zip")
def limit = 12 * 1024 * 1024
def strangers = new java.util.zip.ZipFile(zip).withCloseable { it.entries().collect { e -> e.name } }
        .findAll { it.startsWith('dev/muster/local/') || it.startsWith('lib/muster-') }
log.info(String.format(Locale.ROOT, '%s: %.2f MB', zip.name, zip.length() / 1024 / 1024))
if (zip.length() > limit) throw new IllegalStateException("${zip.name} has ${zip.length()} bytes, more than $limit")
if (strangers) throw new IllegalStateException("${zip.name} holds parts of the local host: $strangers")
