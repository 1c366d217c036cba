package dev.muster.api;

import dev.muster.api.dialect.Dialect;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Dialects, each made when it is first asked for: most instances of the function hear one of them, and what the others
 * bring with them (XML, signatures) takes time to load.
 */
final class DialectRegistry extends AbstractList<Dialect> {
    private final List<Supplier<Dialect>> makers;
    private final Dialect[] made;

    DialectRegistry(List<Supplier<Dialect>> makers) {
        this.makers = List.copyOf(makers);
        this.made = new Dialect[makers.size()];
    }

    @Override
    public synchronized Dialect get(int place) {
        if (made[place] == null) {
            made[place] = makers.get(place).get();
        }
        return made[place];
    }

    @Override
    public int size() {
        return makers.size();
    }
}
