package dev.muster.api.security;

import dev.muster.core.access.Tenant;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that is kept inside objects of ours: every string and every tenant, however deep. */
final class StoreContents {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final List<String> texts = new ArrayList<>();
    private final Set<Tenant> tenants = new HashSet<>();

    private StoreContents() {}

    /** The tenants that these name. */
    static Set<Tenant> tenants(Stream<?> roots) {
        return of(roots).tenants;
    }

    /** Every text in there, of whatever kind. */
    static List<String> texts(Object... roots) {
        return of(Stream.of(roots)).texts;
    }

    private static StoreContents of(Stream<?> roots) {
        StoreContents storeContents = new StoreContents();
        roots.forEach(storeContents::wait);
        while (!storeContents.waiting.isEmpty()) {
            storeContents.look(storeContents.waiting.pop());
        }
        return storeContents;
    }

    private void wait(Object next) {
        if (next != null && seen.add(next)) {
            waiting.push(next);
        }
    }

    private void look(Object object) {
        switch (object) {
            case Tenant tenant -> {
                tenants.add(tenant);
                texts.add(tenant.id());
            }
            case CharSequence text -> texts.add(text.toString());
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    wait(key);
                    wait(value);
                });
            case Collection<?> all -> all.forEach(this::wait);
            case Optional<?> perhaps -> perhaps.ifPresent(this::wait);
            default -> inside(object);
        }
    }

    private void inside(Object object) {
        if (Proxy.isProxyClass(object.getClass())) {
            fields(Proxy.getInvocationHandler(object));
            return;
        }
        // What runs later may know the whole world, and keeps nothing.
        if (!object.getClass().getName().startsWith("dev.muster.")
                || object instanceof Enum
                || object.getClass().isHidden()) {
            return;
        }
        fields(object);
    }

    private void fields(Object object) {
        for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    wait(value(field, object));
                }
            }
        }
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
