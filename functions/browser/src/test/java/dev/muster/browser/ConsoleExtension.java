package dev.muster.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a test the browser and the demo tenant, both started once. */
final class ConsoleExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(ConsoleExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ConsoleBrowser.class || type == DemoTenant.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ConsoleBrowser browser = browser(context);
        return parameter.getParameter().getType() == DemoTenant.class ? browser.tenant() : browser;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser(context).closeVisits(context.getExecutionException().isEmpty());
    }

    private static ConsoleBrowser browser(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(ConsoleBrowser.class, _ -> ConsoleBrowser.start(), ConsoleBrowser.class);
    }
}
