// Formats in a JVM of the toolchain: the formatter uses the compiler of its JVM, and the JVM of Maven may be too old for
// this code.
import groovy.io.FileType
import org.apache.maven.toolchain.ToolchainManager

def sources = []
new File(project.basedir, 'functions').eachFileRecurse(FileType.FILES) {
    def path = project.basedir.toPath().relativize(it.toPath()).toString()
    if (path.endsWith('.java') && path.split(/[\\/]/)[2] == 'src') sources << path
}
if (!sources) return
def list = new File(project.build.directory, 'sources.txt')
list.parentFile.mkdirs()
list.text = sources.join('\n')

def java = session.container.lookup(ToolchainManager).getToolchainFromBuildContext('jdk', session).findTool('java')
def command = [
    java,
    *['api', 'code', 'file', 'parser', 'tree', 'util'].collect {
        "--add-exports=jdk.compiler/com.sun.tools.javac.$it=ALL-UNNAMED".toString()
    },
    '-XX:TieredStopAtLevel=1',
    '-cp', pluginArtifacts*.file.join(File.pathSeparator),
    'com.palantir.javaformat.java.Main', '--palantir', '--skip-reflowing-long-strings',
    *(project.properties['format'] == 'apply' ? ['--replace'] : ['--dry-run', '--set-exit-if-changed']),
    "@$list".toString(),
]
if (new ProcessBuilder(command).directory(project.basedir).inheritIO().start().waitFor() != 0) {
    throw new IllegalStateException('The files above are not formatted; run mvn -q -Pformat')
}
