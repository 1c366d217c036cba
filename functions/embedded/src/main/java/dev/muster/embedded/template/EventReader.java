package dev.muster.embedded.template;

import dev.muster.embedded.template.LambdaFunction.QueueSource;
import dev.muster.embedded.template.LambdaFunction.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the events of a function and sorts them by type. */
record EventReader(
        QueueReader queueReader,
        Consumer<RouteResource> routes,
        Consumer<QueueSource> queues,
        Consumer<Schedule> schedules) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)s?\\)");

    void read(String name, TemplateProperty event) {
        TemplateProperty type = event.at("Type");
        TemplateProperty properties =
                event.find("Properties").orElse(new TemplateProperty(event.path(), new TemplateValue.Nothing()));
        switch (type.text()) {
            case "HttpApi" -> routes.accept(route(properties));
            case "SQS" -> enabled(properties).map(this::source).ifPresent(queues);
            case "Schedule" ->
                enabled(properties)
                        .map(schedule -> schedule(name, schedule, "Schedule"))
                        .ifPresent(schedules);
            case "ScheduleV2" ->
                enabled(properties)
                        .map(schedule -> schedule(name, schedule, "ScheduleExpression"))
                        .ifPresent(schedules);
            default -> throw type.invalid("is not supported by the local host: " + type.text());
        }
    }

    private static Schedule schedule(String name, TemplateProperty event, String expression) {
        return new Schedule(
                name, rate(event.at(expression)), event.find("Input").map(TemplateProperty::text));
    }

    private static Optional<TemplateProperty> enabled(TemplateProperty event) {
        boolean off = event.find("Enabled").map(enabled -> !enabled.flag()).orElse(false)
                || event.find("State")
                        .map(state -> state.text().equals("DISABLED"))
                        .orElse(false);
        return off ? Optional.empty() : Optional.of(event);
    }

    private static RouteResource route(TemplateProperty event) {
        event.find("PayloadFormatVersion").ifPresent(version -> {
            if (!version.text().equals("2.0")) {
                throw version.invalid("must be 2.0");
            }
        });
        Optional<TemplateProperty> path = event.find("Path");
        if (path.isEmpty() || path.get().text().equals("$default")) {
            return RouteResource.DEFAULT;
        }
        return new RouteResource(event.at("Method").text().toUpperCase(Locale.ROOT), withoutTrailingSlash(path.get()));
    }

    /**
     * Returns the path without a trailing slash. SAM removes it too, because API Gateway accepts no route that ends
     * with one.
     */
    private static String withoutTrailingSlash(TemplateProperty path) {
        String text = path.text();
        if (!text.startsWith("/")) {
            throw path.invalid("must start with /");
        }
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private QueueSource source(TemplateProperty event) {
        event.find("FilterCriteria").ifPresent(filter -> {
            throw filter.invalid("is not supported by the local host");
        });
        int batchSize =
                event.find("BatchSize").map(size -> size.number(1, 10_000)).orElse(10);
        Duration window = Duration.ofSeconds(event.find("MaximumBatchingWindowInSeconds")
                .map(seconds -> seconds.number(0, 300))
                .orElse(0));
        if (batchSize > 10 && window.isZero()) {
            throw event.at("BatchSize").invalid("above 10 needs a MaximumBatchingWindowInSeconds");
        }
        return new QueueSource(
                queueReader.nameByArn(event.at("Queue")),
                batchSize,
                window,
                reportsItemFailures(event),
                event.find("ScalingConfig")
                        .map(scaling -> scaling.at("MaximumConcurrency").number(2, 1_000))
                        .orElse(1_000));
    }

    private static boolean reportsItemFailures(TemplateProperty event) {
        List<TemplateProperty> types =
                event.find("FunctionResponseTypes").map(TemplateProperty::items).orElse(List.of());
        return types.stream().anyMatch(type -> type.text().equals("ReportBatchItemFailures"));
    }

    private static Duration rate(TemplateProperty expression) {
        Matcher rate = RATE.matcher(expression.text());
        if (!rate.matches()) {
            throw expression.invalid("must be rate(n minutes|hours|days), not " + expression.text());
        }
        long count = Long.parseLong(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
