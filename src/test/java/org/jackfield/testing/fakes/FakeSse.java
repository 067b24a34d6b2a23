package org.jackfield.testing.fakes;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEvent;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes events that print as {@code name data}, with what they say of coming back behind it, or as {@code :comment}. */
public final class FakeSse implements Sse {

    @Override
    public OutboundSseEvent.Builder newEventBuilder() {
        return new Builder();
    }

    @Override
    public SseBroadcaster newBroadcaster() {
        throw new UnsupportedOperationException();
    }

    private record Event(
            @Nullable String name, @Nullable String said, @Nullable String remark, @Nullable String id, long delay)
            implements OutboundSseEvent {

        @Override
        public Class<?> getType() {
            return String.class;
        }

        @Override
        public Type getGenericType() {
            return String.class;
        }

        @Override
        public MediaType getMediaType() {
            return MediaType.TEXT_PLAIN_TYPE;
        }

        @Override
        public Object getData() {
            return Objects.requireNonNull(said);
        }

        @Override
        public @Nullable String getId() {
            return id;
        }

        @Override
        public @Nullable String getName() {
            return name;
        }

        @Override
        public @Nullable String getComment() {
            return remark;
        }

        @Override
        public long getReconnectDelay() {
            return delay;
        }

        @Override
        public boolean isReconnectDelaySet() {
            return delay != RECONNECT_NOT_SET;
        }

        @Override
        public String toString() {
            if (remark != null) {
                return ":" + remark;
            }
            return name + " " + said + (id == null ? "" : " id:" + id)
                    + (isReconnectDelaySet() ? " retry:" + delay : "");
        }
    }

    private static final class Builder implements OutboundSseEvent.Builder {

        private @Nullable String name;
        private @Nullable String said;
        private @Nullable String remark;
        private @Nullable String id;
        private long delay = SseEvent.RECONNECT_NOT_SET;

        @Override
        public Builder id(String value) {
            id = value;
            return this;
        }

        @Override
        public Builder name(String value) {
            name = value;
            return this;
        }

        @Override
        public Builder reconnectDelay(long milliseconds) {
            delay = milliseconds;
            return this;
        }

        @Override
        public Builder mediaType(MediaType mediaType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Builder comment(String value) {
            remark = value;
            return this;
        }

        @Override
        public Builder data(@SuppressWarnings("rawtypes") Class type, Object data) {
            said = (String) data;
            return this;
        }

        @Override
        public Builder data(@SuppressWarnings("rawtypes") GenericType type, Object data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Builder data(Object data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutboundSseEvent build() {
            return new Event(name, said, remark, id, delay);
        }
    }
}
