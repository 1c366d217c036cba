package dev.muster.local;

import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.batch.Sweep;
import dev.muster.core.time.Deadline;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.embedded.template.TemplateException;
import dev.muster.local.demo.ProductDemo;
import dev.muster.local.http.HttpFront.PortTaken;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the product on this machine: starts what the template declares, makes the local credentials, shows the demo and
 * serves until Ctrl-C, printing a line for each job that ends. Properties: {@code port} (3000), {@code demo} and {@code serve} (true), {@code data} (a folder
 * that keeps the tables), {@code visibility} (seconds, in place of the declared timeouts), {@code backends} (a port, or address:port,
 * where the stores answer functions that run elsewhere), {@code work} (true; false leaves queues and schedules to others), {@code isolated} (false; a process
 * for each instance of a function), {@code log} (the file the
 * functions log to), {@code template}.
 */
public final class Main {
    /** Enough to ring for a million people; what is left over is the next sweep's. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            HostProperties hostProperties = HostProperties.of(System.getProperties());
            LocalHost host =
                    LocalHost.start(hostProperties.options().tellingOf(new EndedJobs(System.out, isTerminal())));
            Runtime.getRuntime().addShutdownHook(new Thread(host::close, "stop"));
            run(host, hostProperties);
        } catch (PortTaken | TemplateException | HostProperties.Impossible refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (RuntimeException | Error failure) {
            // Else the threads that serve would keep a process that nobody talks to.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(LocalHost host, HostProperties hostProperties) throws InterruptedException {
        Ports ports = AwsPorts.connect(FunctionSettings.ofProcess());
        LocalAccounts.create(ports);
        System.out.println("Muster is at " + host.address() + ", its functions log to " + hostProperties.log() + ".");
        hostProperties
                .backends()
                .ifPresent(address -> System.out.println("DynamoDB, SQS and EventBridge are at http://"
                        + address.getHostString() + ":" + address.getPort() + "."));
        if (hostProperties.data().isPresent()) {
            resume(ports);
        }
        if (hostProperties.demo()) {
            show(host, hostProperties);
        }
        if (!hostProperties.serve()) {
            System.exit(0);
        }
        System.out.println("\nServing on " + host.address() + " until Ctrl-C.");
        new CountDownLatch(1).await();
    }

    private static void show(LocalHost host, HostProperties hostProperties) {
        try {
            new ProductDemo(System.out, isTerminal()).run(host.address());
        } catch (ProductDemo.Failed failure) {
            System.err.println("\nThe demo failed: " + failure.getMessage());
            System.err.println("What the functions logged is in " + hostProperties.log() + ".");
            System.exit(1);
        }
    }

    /**
     * The folder keeps the ledger, the messages died with the process that had them: every job that is open there is rung
     * for now, and not when the sweep of some later minute finds that it does not move.
     */
    private static void resume(Ports ports) {
        Sweep.Swept swept = ports.sweep().resume(Deadline.in(ports.time(), PATIENCE));
        swept.failures().forEach(System.err::println);
        if (swept.open() > 0) {
            System.out.println("Jobs that were open here and go on: " + swept.open() + ".");
        }
    }

    /** The build starts this with the console of java.base, which is null off a terminal in every JDK. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null;
    }
}
