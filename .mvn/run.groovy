// Runs the local host as if it had been typed at the prompt: it has the terminal and the last word. The usual exec
// plugin would explain an exit code in forty lines, and leave the host running when Maven itself is stopped.
import groovy.transform.CompileStatic
import org.apache.maven.toolchain.ToolchainManager

@CompileStatic // Dynamic calls would load classes, which Maven no longer has when the hook runs.
class Stop extends Thread {
    Process host

    void run() {
        // Ctrl-C reaches the host by itself, kill does not. Where there is no gentle way to stop it, only wait.
        if (host.supportsNormalTermination()) host.destroy()
        host.waitFor()
    }
}

def java = session.container.lookup(ToolchainManager).getToolchainFromBuildContext('jdk', session).findTool('java')
def settings = ['port', 'demo', 'serve', 'data', 'visibility', 'log', 'isolated', 'backends', 'work'].findAll { session.userProperties[it] != null }
def admin = session.userProperties['admin']
def main = admin == null ? ['dev.muster.local.Main'] : ['dev.muster.local.admin.AdminCli', *admin.tokenize()]
def command = [
    java,
    // The embedded stores load SQLite and use Unsafe; a JDK too old to warn about the latter does not know the flag.
    '-XX:+IgnoreUnrecognizedVMOptions', '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow',
    *settings.collect { "-D$it=${session.userProperties[it]}".toString() },
    // Then a console is null when it is no terminal, in every JDK.
    '-Djdk.console=java.base',
    '-cp', project.runtimeClasspathElements.join(File.pathSeparator),
    *main,
]
def host = new ProcessBuilder(command).directory(session.request.multiModuleProjectDirectory).inheritIO().start()
Runtime.runtime.addShutdownHook(new Stop(host: host))
def code = host.waitFor()
if (code != 0) System.exit(code)
