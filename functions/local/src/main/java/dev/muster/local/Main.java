package dev.muster.local;

import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.core.engine.Engine;
import dev.muster.core.flow.PortsProvider;
import dev.muster.core.flow.batch.Sweep;
import dev.muster.core.time.Deadline;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.template.TemplateException;
import dev.muster.local.demo.ProductDemo;
import dev.muster.local.http.HttpFront.PortTaken;
import dev.muster.local.lambda.FunctionError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The local host as a program: starts the resources of the template, creates the local credentials, runs the demo and
 * serves until Ctrl-C. Prints a line for each job that ends. Properties: {@code port}, {@code demo}, {@code serve},
 * {@code data}, {@code commands}, {@code visibility}, {@code backends}, {@code work}, {@code isolated}, {@code log} and {@code template},
 * described in docs/local.md.
 */
public final class Main {
    /** Enough to send the messages of a million people. The next sweep sends the rest. */
    private static final Duration RESUME_LIMIT = Duration.ofMinutes(1);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            HostProperties hostProperties = HostProperties.of(System.getProperties());
            LocalHost host = LocalHost.start(
                    hostProperties.options().withListener(new EndedJobs(System.out, isTerminal())),
                    Main::createAccounts);
            Runtime.getRuntime().addShutdownHook(new Thread(host::close, "stop"));
            run(host, hostProperties);
        } catch (FunctionError refused) {
            System.err.println("AdminFunction did not run the commands: " + refused.getMessage());
            System.exit(1);
        } catch (PortTaken | TemplateException | HostProperties.InvalidProperty invalid) {
            System.err.println(invalid.getMessage());
            System.exit(1);
        } catch (RuntimeException | Error failure) {
            // Otherwise the threads of the server would keep the process alive.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    /** Runs the commands and prints the results, the only place that shows a new secret. */
    private static void administer(LocalHost host, byte[] event) {
        byte[] results = host.function("AdminFunction").invoke(event);
        System.out.println("Commands of the administrator: " + new String(results, StandardCharsets.UTF_8));
    }

    private static void createAccounts() {
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());
    }

    private static void run(LocalHost host, HostProperties hostProperties) throws InterruptedException {
        PortsProvider ports = AwsPorts.connect(FunctionSettings.ofProcess());
        hostProperties.adminEvent().ifPresent(event -> administer(host, event));
        System.out.println("Muster is at " + host.address() + ". The functions log to " + hostProperties.log() + ".");
        hostProperties
                .backends()
                .ifPresent(address -> System.out.println("DynamoDB, SQS and EventBridge are at http://"
                        + address.getHostString() + ":" + address.getPort() + "."));
        if (hostProperties.data().isPresent()) {
            resume(ports);
        }
        if (hostProperties.demo()) {
            runDemo(host, hostProperties);
        }
        if (!hostProperties.serve()) {
            System.exit(0);
        }
        System.out.println("\nServing on " + host.address() + " until Ctrl-C.");
        System.out.println("  console  " + host.address() + "/console (key: local-muster-key)");
        System.out.println("  docs     " + host.address() + "/docs");
        new CountDownLatch(1).await();
    }

    private static void runDemo(LocalHost host, HostProperties hostProperties) {
        try {
            new ProductDemo(System.out, isTerminal()).run(host.address());
        } catch (ProductDemo.Failed failure) {
            System.err.println("\nThe demo failed: " + failure.getMessage());
            System.err.println("The log of the functions is " + hostProperties.log() + ".");
            System.exit(1);
        }
    }

    /**
     * Sends the messages of every open job again. The tables survived the restart but the messages did not, and the
     * sweep would detect these jobs only minutes later.
     */
    private static void resume(PortsProvider ports) {
        Sweep.SweepResult swept = new Engine(ports.within(Deadline.in(ports.time(), RESUME_LIMIT)))
                .sweep()
                .resume();
        swept.failures().forEach(System.err::println);
        if (swept.open() > 0) {
            System.out.println("Open jobs resumed: " + swept.open() + ".");
        }
    }

    /**
     * Returns whether there is a terminal. The build starts this process with the console of java.base, which is null
     * without a terminal in every JDK.
     */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null;
    }
}
