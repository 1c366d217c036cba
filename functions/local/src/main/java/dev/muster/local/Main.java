package dev.muster.local;

import dev.muster.aws.DeployedPorts;
import dev.muster.aws.Settings;
import dev.muster.local.demo.Demo;
import dev.muster.local.demo.LocalAccounts;
import dev.muster.local.http.HttpFront.PortTaken;
import dev.muster.local.template.TemplateException;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the product on this machine: starts what the template declares, makes the local credentials, shows the demo and
 * serves until Ctrl-C, printing a line for each job that ends. Properties: {@code port} (3000), {@code demo} and {@code serve} (true), {@code data} (a folder
 * that keeps the tables), {@code visibility} (seconds, in place of the declared timeouts), {@code log} (the file the
 * functions log to), {@code template}.
 */
public final class Main {
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
        }
    }

    private static void run(Host host, Choices choices) throws InterruptedException {
        LocalAccounts.make(DeployedPorts.connect(Settings.ofProcess()));
        System.out.println("Muster is at " + host.address() + ", its functions log to " + choices.log() + ".");
        if (choices.demo()) {
            new Demo(System.out, isTerminal()).run(host.address());
        }
        if (!choices.serve()) {
            System.exit(0);
        }
        System.out.println("\nServing on " + host.address() + " until Ctrl-C.");
        new CountDownLatch(1).await();
    }

    /** The build starts this with the console of java.base, which is null off a terminal in every JDK. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null;
    }
}
