package dev.muster.local;

import dev.muster.embedded.backend.BackendCall;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** The steps that start a host. Each step adds its resources to the stack. */
final class HostStartup {
    private final HostOptions options;
    private final CloseableStack resources;
    private final Runnable preparation;
    private final Map<String, FunctionInvoker> invokers = new HashMap<>();

    /**
     * Creates the steps.
     *
     * @param preparation runs when the stores are there, before the first request is served
     */
    HostStartup(HostOptions options, CloseableStack resources, Runnable preparation) {
        this.options = options;
        this.resources = resources;
        this.preparation = preparation;
    }

    LocalHost run() throws IOException {
        // Without this setting each response of a backend waits up to 40 ms for an acknowledgement by the client.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // The port is the first step, so that a taken port is reported at once and not after seconds.
        HttpFront front = HttpFront.at(options.port(), options.log());
        resources.add(front::close);
        CompletableFuture<EmbeddedBackends> starting =
                CompletableFuture.supplyAsync(() -> EmbeddedBackends.start(options.data()));
        resources.add(() -> close(starting));
        SamTemplate template = SamTemplate.read(options.template());
        EmbeddedBackends backends = join(starting);
        backends.create(template.tables(), queues(template));
        backends.listen(options.events());
        if (options.backends().isPresent()) {
            resources.add(open(options.backends().get(), backends)::close);
        }
        ResourceReferences references = new ResourceReferences(template, backends::queueUrl);
        setEnvironment(template, references, backends);
        preparation.run();
        front.start(routes(template, references, backends), GatewayLimits.OF_AWS, InstantSource.system());
        // Added again as the last resource, so that it is the first to close: the requests in flight need all others.
        resources.add(front::close);
        return new LocalHost(front.address(), template, backends, invokers, resources);
    }

    private static BackendProxy open(InetSocketAddress address, EmbeddedBackends backends) throws IOException {
        try {
            return BackendProxy.open(address, backends);
        } catch (BindException taken) {
            String value = address.getHostString() + ":" + address.getPort();
            throw new HostProperties.InvalidProperty("backends", value, String.valueOf(taken.getMessage()));
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
                .map(queue ->
                        options.visibility().map(queue::withVisibilityTimeout).orElse(queue))
                .toList();
    }

    private void setEnvironment(SamTemplate template, ResourceReferences references, EmbeddedBackends backends) {
        EnvironmentVariables variables = EnvironmentVariables.of(template, references);
        resources.add(SystemProperties.set(variables, backends)::close);
    }

    private Map<RouteResource, FunctionInvoker> routes(
            SamTemplate template, ResourceReferences references, EmbeddedBackends backends) throws IOException {
        Map<RouteResource, FunctionInvoker> routes = new LinkedHashMap<>();
        for (LambdaFunction function : template.functions()) {
            FunctionInvoker invoker = invoker(function, references, backends);
            invokers.put(function.logicalId(), invoker);
            for (RouteResource route : function.routes()) {
                if (routes.put(route, invoker) != null) {
                    throw new TemplateException(function.logicalId(), "declares a route twice: " + route.key());
                }
            }
            if (options.working()) {
                startSources(function, invoker, backends);
            }
        }
        return routes;
    }

    private FunctionInvoker invoker(LambdaFunction function, ResourceReferences references, EmbeddedBackends backends)
            throws IOException {
        if (options.isolated()) {
            IsolatedInvoker invoker =
                    new IsolatedInvoker(function, environment(function, references, backends), options.log());
            resources.add(invoker::close);
            return invoker;
        }
        InProcessInvoker invoker = InProcessInvoker.of(function, options.log());
        resources.add(invoker::close);
        return invoker;
    }

    private Map<String, String> environment(
            LambdaFunction function, ResourceReferences references, EmbeddedBackends backends) throws IOException {
        EnvironmentVariables own = EnvironmentVariables.of(function, references);
        Map<String, String> environment = FunctionEnvironment.of(function, own, backends);
        if (options.calls().isEmpty()) {
            return environment;
        }
        BiConsumer<String, BackendCall> recorder = options.calls().get();
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        BackendProxy proxy = BackendProxy.open(anyPort, backends, call -> recorder.accept(function.logicalId(), call));
        resources.add(proxy::close);
        return FunctionEnvironment.withEndpoint(environment, proxy.endpoint());
    }

    private void startSources(LambdaFunction function, FunctionInvoker invoker, EmbeddedBackends backends) {
        function.queues()
                .forEach(
                        source -> resources.add(QueuePoller.start(
                                limited(source),
                                backends.sqs(),
                                backends.queueUrl(source.queue()),
                                invoker,
                                options.log())::close));
        function.schedules()
                .forEach(schedule -> resources.add(
                        Scheduler.start(schedule, invoker, InstantSource.system(), options.log())::close));
    }

    /** A recording needs no more than two processes of a worker, and each takes seconds to start. */
    private LambdaFunction.QueueSource limited(LambdaFunction.QueueSource source) {
        return options.calls().isEmpty() ? source : source.withMaximumConcurrency(2);
    }
}
