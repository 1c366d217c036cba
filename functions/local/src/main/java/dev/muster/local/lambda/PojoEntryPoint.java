package dev.muster.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;

/** A handler with typed events and responses, which the serializers of the managed runtime read and write. */
record PojoEntryPoint(
        RequestHandler<Object, Object> handler, PojoSerializer<Object> events, PojoSerializer<Object> responses)
        implements EntryPoint {

    @SuppressWarnings("unchecked") // The serializer belongs to the declared event type.
    static PojoEntryPoint of(RequestHandler<?, ?> handler) {
        Method method = declared(handler.getClass());
        return new PojoEntryPoint(
                (RequestHandler<Object, Object>) handler,
                serializer(method.getGenericParameterTypes()[0]),
                serializer(method.getGenericReturnType()));
    }

    /** Returns the method of the class itself, not the bridge method that the compiler adds for the interface. */
    private static Method declared(Class<?> handler) {
        return Arrays.stream(handler.getMethods())
                .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
                .filter(method -> method.getParameterCount() == 2 && method.getParameterTypes()[1] == Context.class)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // Only the static type is lost.
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> known && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
            return LambdaEventSerializers.serializerFor((Class<Object>) known, known.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }

    @Override
    public byte[] handle(byte[] event, Context context) {
        Object response = handler.handleRequest(events.fromJson(new ByteArrayInputStream(event)), context);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        responses.toJson(response, json);
        return json.toByteArray();
    }
}
