package dev.muster.local;

import dev.muster.aws.DeployedPorts;
import dev.muster.aws.Settings;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.Sweep;
import dev.muster.core.time.Deadline;
import dev.muster.local.demo.Demo;
import dev.muster.local.demo.LocalAccounts;
import dev.muster.local.http.HttpFront.PortTaken;
import dev.muster.local.template.TemplateException;
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
            Choices choices = Choices.of(System.getProperties());
            Host host = Host.start(choices.options().tellingOf(new EndedJobs(System.out, isTerminal())));
            Runtime.getRuntime().addShutdownHook(new Thread(host::close, "stop"));
            run(host, choices);
        } catch (PortTaken | TemplateException | Choices.Impossible refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (RuntimeException | Error trouble) {
            // Else the threads that serve would keep a process that nobody talks to.
            trouble.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(Host host, Choices choices) throws InterruptedException {
        Ports ports = DeployedPorts.connect(Settings.ofProcess());
        LocalAccounts.make(ports);
        System.out.println("Muster is at " + host.address() + ", its functions log to " + choices.log() + ".");
        choices.backends()
                .ifPresent(address -> System.out.println("DynamoDB, SQS and EventBridge are at http://"
                        + address.getHostString() + ":" + address.getPort() + "."));
        if (choices.data().isPresent()) {
            resume(ports);
        }
        if (choices.demo()) {
            show(host, choices);
        }
        if (!choices.serve()) {
            System.exit(0);
        }
        System.out.println("\nServing on " + host.address() + " until Ctrl-C.");
        new CountDownLatch(1).await();
    }

    private static void show(Host host, Choices choices) {
        try {
            new Demo(System.out, isTerminal()).run(host.address());
        } catch (Demo.Failed failure) {
            System.err.println("\nThe demo failed: " + failure.getMessage());
            System.err.println("What the functions logged is in " + choices.log() + ".");
            System.exit(1);
        }
    }

    /**
     * The folder keeps the ledger, the messages died with the process that had them: every job that is open there is rung
     * for now, and not when the sweep of some later minute finds that it does not move.
     */
    private static void resume(Ports ports) {
        Sweep.Swept swept = ports.sweep().resume(Deadline.in(ports.time(), PATIENCE));
        swept.troubles().forEach(System.err::println);
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
