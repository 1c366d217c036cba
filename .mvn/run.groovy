// Runs the local host as if it were started from the shell: it has the terminal and sets the exit code. The exec plugin
// would add forty lines to an exit code, and would leave the host running when Maven itself is stopped.
import groovy.transform.CompileStatic
import org.apache.maven.toolchain.ToolchainManager

@CompileStatic // Dynamic calls would load classes that Maven has already closed when the hook runs.
class Stop extends Thread {
    Process host

    void run() {
        // The terminal sends Ctrl-C to the host too, but kill reaches only Maven. Without normal termination, only wait.
        if (host.supportsNormalTermination()) host.destroy()
        host.waitFor()
    }
}

def java = session.container.lookup(ToolchainManager).getToolchainFromBuildContext('jdk', session).findTool('java')
def settings = ['port', 'demo', 'serve', 'data', 'commands', 'visibility', 'log', 'isolated', 'backends', 'work'].findAll { session.userProperties[it] != null }
def admin = session.userProperties['admin']
def main = admin == null ? ['dev.muster.local.Main'] : ['dev.muster.local.admin.AdminCli', *admin.tokenize()]
def command = [
    java,
    // The embedded stores load SQLite and use Unsafe.
    '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow',
    *settings.collect { "-D$it=${session.userProperties[it]}".toString() },
    '-cp', project.runtimeClasspathElements.join(File.pathSeparator),
    *main,
]
def host = new ProcessBuilder(command).directory(session.request.multiModuleProjectDirectory).inheritIO().start()
Runtime.runtime.addShutdownHook(new Stop(host: host))
def code = host.waitFor()
if (code != 0) System.exit(code)
