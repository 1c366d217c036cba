// Runs a main class of the bench in its own JVM, from the JDK that compiled it.
import org.apache.maven.toolchain.ToolchainManager

def java = session.container.lookup(ToolchainManager).getToolchainFromBuildContext('jdk', session).findTool('java')
def settings = ['pairs'].findAll { session.userProperties[it] != null }
def command = [
    java,
    '-XX:+IgnoreUnrecognizedVMOptions', '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow',
    *settings.collect { "-D$it=${session.userProperties[it]}".toString() },
    '-cp', project.runtimeClasspathElements.join(File.pathSeparator),
    main,
]
def code = new ProcessBuilder(command).directory(session.request.multiModuleProjectDirectory).inheritIO().start().waitFor()
if (code != 0) throw new IllegalStateException("$main ended with exit code $code")
