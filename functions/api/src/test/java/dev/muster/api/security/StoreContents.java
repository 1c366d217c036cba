package dev.muster.api.security;

import dev.muster.core.access.Tenant;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
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

/** The strings and tenants reachable from objects of Muster through their fields, at any depth. */
final class StoreContents {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final List<String> texts = new ArrayList<>();
    private final Set<Tenant> tenants = new HashSet<>();

    private StoreContents() {}

    /** Returns the tenants reachable from these objects. */
    static Set<Tenant> tenants(Stream<?> roots) {
        return of(roots).tenants;
    }

    /** Returns every text reachable from these objects. */
    static List<String> texts(Object... roots) {
        return of(Stream.of(roots)).texts;
    }

    private static StoreContents of(Stream<?> roots) {
        StoreContents contents = new StoreContents();
        roots.forEach(contents::enqueue);
        while (!contents.waiting.isEmpty()) {
            contents.visit(contents.waiting.pop());
        }
        return contents;
    }

    private void enqueue(Object next) {
        if (next != null && seen.add(next)) {
            waiting.push(next);
        }
    }

    private void visit(Object object) {
        switch (object) {
            case Tenant tenant -> {
                tenants.add(tenant);
                texts.add(tenant.id());
            }
            case CharSequence text -> texts.add(text.toString());
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    enqueue(key);
                    enqueue(value);
                });
            case Collection<?> all -> all.forEach(this::enqueue);
            case Optional<?> optional -> optional.ifPresent(this::enqueue);
            default -> visitFields(object);
        }
    }

    private void visitFields(Object object) {
        // A lambda refers to objects that belong to no store.
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
                    enqueue(value(field, object));
                }
            }
        }
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException denied) {
            throw new IllegalStateException(denied);
        }
    }
}
