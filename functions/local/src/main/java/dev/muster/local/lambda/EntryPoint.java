package dev.muster.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;

/** One instance of a handler class, called with bytes. A container of Lambda has exactly one. */
sealed interface EntryPoint permits PojoEntryPoint, StreamEntryPoint {

    byte[] handle(byte[] event, Context context) throws IOException;

    /** Creates an instance with the public no-argument constructor, as Lambda does. */
    static EntryPoint of(Class<?> handler) throws ReflectiveOperationException {
        Object instance = handler.getConstructor().newInstance();
        return switch (instance) {
            case RequestStreamHandler stream -> new StreamEntryPoint(stream);
            case RequestHandler<?, ?> pojo -> PojoEntryPoint.of(pojo);
            default ->
                throw new ClassCastException(
                        handler.getName() + " implements neither RequestHandler nor RequestStreamHandler");
        };
    }
}
