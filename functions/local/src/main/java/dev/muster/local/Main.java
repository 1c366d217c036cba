package dev.muster.local;

import dev.muster.local.http.HttpFront.PortTaken;
import dev.muster.local.template.TemplateException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the product on this machine until Ctrl-C. Properties: {@code port} (3000), {@code data} (a folder that keeps the
 * tables), {@code visibility} (seconds, in place of the declared timeouts), {@code template} (template.yaml).
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Host host = Host.start(options());
            Runtime.getRuntime().addShutdownHook(new Thread(host::close, "stop"));
            System.out.println("Muster is at " + host.address() + ". Ctrl-C stops it.");
        } catch (PortTaken | TemplateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static Options options() {
        return new Options(
                Path.of(System.getProperty("template", "template.yaml")),
                Integer.getInteger("port", 3000),
                Optional.ofNullable(System.getProperty("data")).map(Path::of),
                Optional.ofNullable(Integer.getInteger("visibility")).map(Duration::ofSeconds),
                System.err);
    }
}
