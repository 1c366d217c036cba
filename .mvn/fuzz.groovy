// Fuzzes every parser that has seeds, one after the other, each in its own JVM because the fuzzer instruments classes.
// Keeps its corpus in target/fuzz, where the next run continues.
import org.apache.maven.toolchain.ToolchainManager

def java = session.container.lookup(ToolchainManager).getToolchainFromBuildContext('jdk', session).findTool('java')
def seconds = session.userProperties['fuzz.seconds'] ?: '60'
def chosen = session.userProperties['fuzz.parsers']?.tokenize(',')
def seeds = new File(project.basedir, 'src/test/resources/dev/muster/api/security/seeds')
def fuzzer = pluginArtifacts*.file.findAll { it.name.startsWith('jazzer') }
def found = []
seeds.listFiles().findAll { chosen == null || it.name in chosen }.sort().each { folder ->
    def out = new File(project.build.directory, "fuzz/$folder.name")
    def corpus = new File(out, 'corpus')
    def log = new File(out, 'log.txt')
    corpus.mkdirs()
    def command = [
        java, '-Xmx512m',
        '-XX:+EnableDynamicAgentLoading', '-Djdk.attach.allowAttachSelf=true', '--enable-native-access=ALL-UNNAMED',
        '--sun-misc-unsafe-memory-access=allow',
        "-Dfuzz.parser=${folder.name.toUpperCase()}".toString(),
        '-cp', (project.testClasspathElements + fuzzer).join(File.pathSeparator),
        'com.code_intelligence.jazzer.Jazzer',
        '--target_class=dev.muster.api.security.ParserFuzz',
        '--instrumentation_includes=dev.muster.api.**:dev.muster.core.**:dev.muster.embedded.template.**',
        '--custom_hook_includes=dev.muster.**',
        "--reproducer_path=$out".toString(), "-artifact_prefix=$out/".toString(),
        "-max_total_time=$seconds".toString(), '-max_len=4096', '-timeout=60', '-print_final_stats=1',
        "$corpus".toString(), "$folder".toString(),
    ]
    def code = new ProcessBuilder(command).directory(project.basedir).redirectErrorStream(true).redirectOutput(log).start().waitFor()
    def last = log.readLines().findAll { it.contains('Done ') || it.contains('== Java Exception') || it.contains('ERROR: ') }
    println "$folder.name: ${code == 0 ? 'nothing found' : "exit code $code, see $log"}. ${last.join(' ')}"
    if (code != 0) found << folder.name
}
if (found) throw new IllegalStateException("The fuzzer found failures in $found")
