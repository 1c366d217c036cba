package dev.muster.local;

import dev.muster.embedded.backend.BackendProxy;
import dev.muster.embedded.backend.EmbeddedBackends;
import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.QueueResource;
import dev.muster.embedded.template.RouteResource;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.embedded.template.TemplateException;
import dev.muster.local.environment.EnvironmentVariables;
import dev.muster.local.environment.FunctionEnvironment;
import dev.muster.local.environment.ResourceReferences;
import dev.muster.local.environment.SystemProperties;
import dev.muster.local.eventsource.QueuePoller;
import dev.muster.local.eventsource.Scheduler;
import dev.muster.local.http.GatewayLimits;
import dev.muster.local.http.HttpFront;
import dev.muster.local.lambda.FunctionInvoker;
import dev.muster.local.lambda.InProcessInvoker;
import dev.muster.local.runtime.IsolatedInvoker;
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
final class HostStartup {
    private final HostOptions hostOptions;
    private final CloseableStack closeableStack;

    HostStartup(HostOptions hostOptions, CloseableStack closeableStack) {
        this.hostOptions = hostOptions;
        this.closeableStack = closeableStack;
    }

    LocalHost run() throws IOException {
        // The port first: that it is taken should be told at once, not after seconds of starting.
        HttpFront front = HttpFront.at(hostOptions.port(), hostOptions.log());
        closeableStack.add(front::close);
        CompletableFuture<EmbeddedBackends> starting =
                CompletableFuture.supplyAsync(() -> EmbeddedBackends.start(hostOptions.data()));
        closeableStack.add(() -> close(starting));
        SamTemplate template = SamTemplate.read(hostOptions.template());
        EmbeddedBackends backends = join(starting);
        backends.create(template.tables(), queues(template));
        backends.listen(hostOptions.events());
        if (hostOptions.backends().isPresent()) {
            closeableStack.add(open(hostOptions.backends().get(), backends)::close);
        }
        ResourceReferences references = new ResourceReferences(template, backends::queueUrl);
        environment(template, references, backends);
        front.start(routes(template, references, backends), GatewayLimits.OF_AWS, InstantSource.system());
        // Once more, so that it is also the first to be closed: what it has taken in still needs all the others.
        closeableStack.add(front::close);
        return new LocalHost(front.address(), template, backends, closeableStack);
    }

    private static BackendProxy open(InetSocketAddress address, EmbeddedBackends backends) throws IOException {
        try {
            return BackendProxy.open(address, backends);
        } catch (BindException taken) {
            String value = address.getHostString() + ":" + address.getPort();
            throw new HostProperties.Impossible("backends", value, taken.getMessage());
        }
    }

    private static EmbeddedBackends join(CompletableFuture<EmbeddedBackends> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void close(CompletableFuture<EmbeddedBackends> starting) {
        starting.handle((backends, _) -> Optional.ofNullable(backends)).join().ifPresent(EmbeddedBackends::close);
    }

    private List<QueueResource> queues(SamTemplate template) {
        return template.queues().stream()
                .map(queue -> hostOptions
                        .visibility()
                        .map(queue::withVisibilityTimeout)
                        .orElse(queue))
                .toList();
    }

    private void environment(SamTemplate template, ResourceReferences references, EmbeddedBackends backends) {
        EnvironmentVariables variables = EnvironmentVariables.of(template, references);
        closeableStack.add(SystemProperties.set(variables, backends)::close);
    }

    private Map<RouteResource, FunctionInvoker> routes(
            SamTemplate template, ResourceReferences references, EmbeddedBackends backends) {
        Map<RouteResource, FunctionInvoker> routes = new LinkedHashMap<>();
        for (LambdaFunction function : template.functions()) {
            FunctionInvoker invoker = invoker(function, references, backends);
            for (RouteResource route : function.routes()) {
                if (routes.put(route, invoker) != null) {
                    throw new TemplateException(
                            function.logicalId(), "has a route that is there twice: " + route.key());
                }
            }
            if (hostOptions.working()) {
                sources(function, invoker, backends);
            }
        }
        return routes;
    }

    private FunctionInvoker invoker(LambdaFunction function, ResourceReferences references, EmbeddedBackends backends) {
        if (hostOptions.isolated()) {
            EnvironmentVariables own = EnvironmentVariables.of(function, references);
            IsolatedInvoker invoker =
                    new IsolatedInvoker(function, FunctionEnvironment.of(function, own, backends), hostOptions.log());
            closeableStack.add(invoker::close);
            return invoker;
        }
        InProcessInvoker invoker = InProcessInvoker.of(function, hostOptions.log());
        closeableStack.add(invoker::close);
        return invoker;
    }

    private void sources(LambdaFunction function, FunctionInvoker invoker, EmbeddedBackends backends) {
        function.queues()
                .forEach(source -> closeableStack.add(QueuePoller.start(
                        source, backends.sqs(), backends.queueUrl(source.queue()), invoker, hostOptions.log())::close));
        function.schedules()
                .forEach(schedule -> closeableStack.add(
                        Scheduler.start(schedule, invoker, InstantSource.system(), hostOptions.log())::close));
    }
}
