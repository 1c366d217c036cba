// What is deployed stays small, because its size is paid for at every cold start, and holds nothing of the local host.
def zip = new File(project.build.directory, "${project.properties['package.name']}.zip")
def library = new File(project.build.directory, 'library/muster.jar')
def limit = 12 * 1024 * 1024
def names = { file -> new java.util.zip.ZipFile(file).withCloseable { it.entries().collect { e -> e.name } } }
def strangers = names(library).findAll { it.startsWith('dev/muster/local/') }
log.info(String.format(Locale.ROOT, '%s: %.2f MB', zip.name, zip.length() / 1024 / 1024))
if (zip.length() > limit) throw new IllegalStateException("${zip.name} has ${zip.length()} bytes, more than $limit")
if (names(zip) - 'lib/' != ['lib/muster.jar']) throw new IllegalStateException("${zip.name} holds ${names(zip)}")
if (strangers) throw new IllegalStateException("${library.name} holds parts of the local host: $strangers")
