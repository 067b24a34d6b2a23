package org.jackfield.speech;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the speech endpoints are meant to be used, as the usage JSON tells it. */
public final class EndpointHelp {

    private static final String PATH = TranscriptionEndpoint.PATH;

    private EndpointHelp() {}

    /** For speech to text. */
    static Map<String, Object> ofTranscription(String url, String model) {
        Map<String, Object> usage = common(
                "This is a WebSocket endpoint: it turns speech into text while it is spoken.",
                model,
                List.of(
                        "Open a WebSocket to websocketUrl.",
                        "Wait for {\"type\":\"connected\"}; what you send before is held, at most 2 s of audio.",
                        "Send audio as binary messages, best 80 ms each.",
                        "Read {\"type\":\"transcription\",\"text\":…,\"data\":…} messages."));
        usage.put(
                "audioFormat",
                Map.of("encoding", "linear16", "sampleRate", 16000, "channels", 1, "dataType", "Int16Array"));
        usage.put(
                "messages",
                Map.of(
                        "(binary)", "audio",
                        "CloseStream", "{\"type\":\"CloseStream\"}: finish what was sent, then close",
                        "KeepAlive", "{\"type\":\"KeepAlive\"}: is taken; the session needs none"));
        usage.put(
                "withoutWebSocket",
                "GET " + PATH + "/events is the same session as server-sent events; POST audio to " + PATH
                        + "/{sessionId}/audio?sequence=0, 1, 2…, then POST " + PATH
                        + "/{sessionId}/finish. The first event, session, has the sessionId; connected follows when the"
                        + " first chunk came. The events are named: addEventListener, not onmessage. POST " + PATH
                        + " with a WAV (audio/wav) and Accept: text/event-stream answers the events of a recording.");
        usage.put(
                "example",
                Map.of(
                        "javascript",
                        "const socket = new WebSocket('" + url + "');\n"
                                + "socket.binaryType = 'arraybuffer';\n"
                                + "socket.onmessage = e => {\n"
                                + "  const message = JSON.parse(e.data);\n"
                                + "  if (message.type === 'connected') socket.send(int16Samples.buffer);\n"
                                + "  if (message.type === 'transcription') console.log(message.text);\n"
                                + "};"));
        return usage;
    }

    /** For speech to text, asked with POST: the same in steps. */
    public static Map<String, Object> inSteps() {
        return Map.of(
                "step1", "Open a WebSocket to websocketUrl",
                "step2", "Wait for the message of type connected",
                "step3", "Send 16 kHz mono 16-bit little-endian samples as binary messages",
                "step4", "Read messages of type transcription; close with code 1000",
                "messageFormat",
                        Map.of(
                                "transcription",
                                "{\"type\":\"transcription\",\"text\":\"…\",\"data\":{…},\"timestamp\":…}",
                                "error",
                                "{\"type\":\"error\",\"error\":\"…\",\"code\":\"…\",\"retryable\":…,\"timestamp\":…}"));
    }

    /** For text to speech. */
    static Map<String, Object> ofSpeech(String url, String model) {
        Map<String, Object> usage = common(
                "This is a WebSocket endpoint: it speaks text while it is generated. POST {text, voice} streams it as WAV.",
                model,
                List.of(
                        "Open a WebSocket to websocketUrl; the voice is the query parameter speaker.",
                        "Wait for {\"type\":\"connected\"}.",
                        "Send Speak with text, then Flush.",
                        "Play the binary messages as they come; Flushed says that all has been sent."));
        usage.put("audioFormat", Map.of("encoding", "linear16", "sampleRate", 24000, "bitDepth", 16, "channels", 1));
        usage.put(
                "messages",
                Map.of(
                        "Speak",
                                "{\"type\":\"Speak\",\"text\":\"Hello\"}: text to be spoken or a token of it, at most 2000 characters",
                        "Flush", "{\"type\":\"Flush\"}: speak all of it now",
                        "Clear", "{\"type\":\"Clear\"}: drop what has not been spoken",
                        "Close", "{\"type\":\"Close\"}: speak the rest, then close"));
        usage.put(
                "example",
                Map.of(
                        "javascript",
                        "const socket = new WebSocket('" + url + "');\n"
                                + "socket.binaryType = 'arraybuffer';\n"
                                + "socket.onmessage = e => {\n"
                                + "  if (e.data instanceof ArrayBuffer) return play(new Int16Array(e.data));\n"
                                + "  if (JSON.parse(e.data).type === 'connected') {\n"
                                + "    socket.send(JSON.stringify({type: 'Speak', text: 'Hello'}));\n"
                                + "    socket.send(JSON.stringify({type: 'Flush'}));\n"
                                + "  }\n"
                                + "};",
                        "curl",
                        "curl -X POST -H 'Content-Type: application/json' -d '{\"text\":\"Hello\"}' "
                                + url.replaceFirst("^ws", "http") + " -o hello.wav"));
        return usage;
    }

    private static Map<String, Object> common(String info, String model, List<String> steps) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("info", info);
        usage.put("usage", steps);
        usage.put("model", model);
        return usage;
    }
}
