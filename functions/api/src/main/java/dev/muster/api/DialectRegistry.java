package dev.muster.api;

import dev.muster.api.dialect.Dialect;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A list of dialects that creates each one on first use. Most instances of the function serve one dialect, and loading
 * the classes of the others (XML, signatures) takes time.
 */
final class DialectRegistry extends AbstractList<Dialect> {
    private final List<Supplier<Dialect>> factories;
    private final Dialect[] instances;

    DialectRegistry(List<Supplier<Dialect>> factories) {
        this.factories = List.copyOf(factories);
        this.instances = new Dialect[factories.size()];
    }

    @Override
    public synchronized Dialect get(int index) {
        if (instances[index] == null) {
            instances[index] = factories.get(index).get();
        }
        return instances[index];
    }

    @Override
    public int size() {
        return factories.size();
    }
}
