package dev.muster.local;

import dev.muster.local.backend.Backends;
import dev.muster.local.backend.OneAddress;
import dev.muster.local.environment.FunctionEnvironment;
import dev.muster.local.environment.References;
import dev.muster.local.environment.SystemProperties;
import dev.muster.local.environment.Variables;
import dev.muster.local.http.HttpFront;
import dev.muster.local.http.Limits;
import dev.muster.local.lambda.InProcessInvoker;
import dev.muster.local.lambda.Invoker;
import dev.muster.local.runtime.IsolatedInvoker;
import dev.muster.local.source.QueuePoller;
import dev.muster.local.source.Timer;
import dev.muster.local.template.LambdaFunction;
import dev.muster.local.template.Queue;
import dev.muster.local.template.Route;
import dev.muster.local.template.Template;
import dev.muster.local.template.TemplateException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The steps by which a host comes up; each adds what it starts to the parts. */
final class Startup {
    private final Options options;
    private final Parts parts;

    Startup(Options options, Parts parts) {
        this.options = options;
        this.parts = parts;
    }

    Host run() throws IOException {
        // The port first: that it is taken should be told at once, not after seconds of starting.
        HttpFront front = HttpFront.at(options.port(), options.log());
        parts.add(front::close);
        CompletableFuture<Backends> starting = CompletableFuture.supplyAsync(() -> Backends.start(options.data()));
        parts.add(() -> close(starting));
        Template template = Template.read(options.template());
        Backends backends = join(starting);
        backends.create(template.tables(), queues(template));
        backends.listen(options.events());
        if (options.backends().isPresent()) {
            parts.add(open(options.backends().get(), backends)::close);
        }
        References references = new References(template, backends::queueUrl);
        environment(template, references, backends);
        front.start(routes(template, references, backends), Limits.OF_AWS, InstantSource.system());
        // Once more, so that it is also the first to be closed: what it has taken in still needs all the others.
        parts.add(front::close);
        return new Host(front.address(), template, backends, parts);
    }

    private static OneAddress open(InetSocketAddress address, Backends backends) throws IOException {
        try {
            return OneAddress.open(address, backends);
        } catch (BindException taken) {
            String value = address.getHostString() + ":" + address.getPort();
            throw new Choices.Impossible("backends", value, taken.getMessage());
        }
    }

    private static Backends join(CompletableFuture<Backends> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void close(CompletableFuture<Backends> starting) {
        starting.handle((backends, failure) -> Optional.ofNullable(backends))
                .join()
                .ifPresent(Backends::close);
    }

    private List<Queue> queues(Template template) {
        return template.queues().stream()
                .map(queue ->
                        options.visibility().map(queue::withVisibilityTimeout).orElse(queue))
                .toList();
    }

    private void environment(Template template, References references, Backends backends) {
        Variables variables = Variables.of(template, references);
        parts.add(SystemProperties.set(variables, backends)::close);
    }

    private Map<Route, Invoker> routes(Template template, References references, Backends backends) {
        Map<Route, Invoker> routes = new LinkedHashMap<>();
        for (LambdaFunction function : template.functions()) {
            Invoker invoker = invoker(function, references, backends);
            for (Route route : function.routes()) {
                if (routes.put(route, invoker) != null) {
                    throw new TemplateException(
                            function.logicalId(), "has a route that is there twice: " + route.key());
                }
            }
            if (options.working()) {
                sources(function, invoker, backends);
            }
        }
        return routes;
    }

    private Invoker invoker(LambdaFunction function, References references, Backends backends) {
        if (options.isolated()) {
            Variables own = Variables.of(function, references);
            IsolatedInvoker invoker =
                    new IsolatedInvoker(function, FunctionEnvironment.of(function, own, backends), options.log());
            parts.add(invoker::close);
            return invoker;
        }
        InProcessInvoker invoker = InProcessInvoker.of(function, options.log());
        parts.add(invoker::close);
        return invoker;
    }

    private void sources(LambdaFunction function, Invoker invoker, Backends backends) {
        function.queues()
                .forEach(source -> parts.add(QueuePoller.start(
                        source, backends.sqs(), backends.queueUrl(source.queue()), invoker, options.log())::close));
        function.schedules()
                .forEach(schedule ->
                        parts.add(Timer.start(schedule, invoker, InstantSource.system(), options.log())::close));
    }
}
