// A package stays small, because its size slows down every cold start, and contains no class of the local host.
def zip = new File(project.build.directory, "${project.properties['package.name']}.zip")
def library = new File(project.build.directory, 'library/muster.jar')
def limit = 12 * 1024 * 1024
def names = { file -> new java.util.zip.ZipFile(file).withCloseable { it.entries().collect { e -> e.name } } }
def foreign = names(library).findAll { it.startsWith('dev/muster/local/') }
log.info(String.format(Locale.ROOT, '%s: %.2f MB', zip.name, zip.length() / 1024 / 1024))
if (zip.length() > limit) throw new IllegalStateException("${zip.name} has ${zip.length()} bytes, more than $limit")
if (names(zip) - 'lib/' != ['lib/muster.jar']) throw new IllegalStateException("${zip.name} contains ${names(zip)}")
if (foreign) throw new IllegalStateException("${library.name} contains classes of the local host: $foreign")
