package org.jackfield.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jackfield.relay.RelaySettings;
import org.jackfield.wire.Json;

/**
 * Lets bodies of JSON through that are whole, not nested too deeply and small: recordings never come here.
 *
 * <p>A body without a type is taken for JSON too, but for one that is read as a stream of bytes.
 */
@Provider
public class WholeJson implements ReaderInterceptor {

    private static final int MOST_BYTES = 64 << 10;

    @Inject
    RelaySettings settings;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        boolean isBound = context.getType() != InputStream.class;
        if (isBound && MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
            }
            String text = new String(body, StandardCharsets.UTF_8);
            if (body.length > 0 && (Json.isDeeper(text, settings.maxDepth()) || !Json.isWhole(text))) {
                throw new BadRequestException();
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
