package dev.muster.embedded.template;

import dev.muster.embedded.template.LambdaFunction.Handler;
import dev.muster.embedded.template.LambdaFunction.QueueSource;
import dev.muster.embedded.template.LambdaFunction.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code AWS::Serverless::Function}, with the merged Globals and SAM's defaults. */
final class FunctionReader {
    private static final int FIFTEEN_MINUTES = 900;

    private final QueueReader queues;

    FunctionReader(QueueReader queues) {
        this.queues = queues;
    }

    LambdaFunction read(String id, TemplateProperty function) {
        List<RouteResource> routes = new ArrayList<>();
        List<QueueSource> sources = new ArrayList<>();
        List<Schedule> schedules = new ArrayList<>();
        EventReader events = new EventReader(queues, routes::add, sources::add, schedules::add);
        function.find("Events").map(TemplateProperty::entries).orElse(Map.of()).forEach(events::read);
        return new LambdaFunction(
                id,
                function.find("FunctionName").map(TemplateProperty::text).orElse(id),
                handler(function.at("Handler")),
                Duration.ofSeconds(number(function, "Timeout", 3, FIFTEEN_MINUTES)),
                number(function, "MemorySize", 128, 10_240),
                environment(function),
                routes,
                sources,
                schedules);
    }

    private static Handler handler(TemplateProperty handler) {
        String[] parts = handler.text().split("::", -1);
        return switch (parts.length) {
            case 1 -> new Handler(parts[0], "handleRequest");
            case 2 -> new Handler(parts[0], parts[1]);
            default -> throw handler.invalid("must be class::method, not " + handler.text());
        };
    }

    private static int number(TemplateProperty function, String key, int defaultValue, int max) {
        return function.find(key).map(value -> value.number(1, max)).orElse(defaultValue);
    }

    private static Map<String, TemplateValue> environment(TemplateProperty function) {
        Map<String, TemplateValue> environment = new LinkedHashMap<>();
        function.find("Environment")
                .flatMap(declared -> declared.find("Variables"))
                .map(TemplateProperty::entries)
                .orElse(Map.of())
                .forEach((name, value) -> environment.put(name, value.value()));
        return environment;
    }
}
