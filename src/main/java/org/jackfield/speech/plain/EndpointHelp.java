package org.jackfield.speech.plain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.problem.End;
import org.jackfield.speech.SpeechEndpoint;

/** What a plain request to a socket path is told: how the endpoint is meant to be used. */
final class EndpointHelp {

    private static final String PATH = SpeechEndpoint.TRANSCRIPTION_PATH;

    private EndpointHelp() {}

    /** For speech to text. */
    static Map<String, Object> ofTranscription(String url, String model) {
        Map<String, Object> usage = common(
                "This is a WebSocket endpoint: it turns speech into text while it is spoken.",
                url,
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
                        "CloseStream", "{\"type\":\"CloseStream\"}: finish what was sent, then close"));
        usage.put(
                "withoutWebSocket",
                "GET " + PATH + "/events is the same session as server-sent events; POST audio to " + PATH
                        + "/{sessionId}/audio?sequence=0, 1, 2…, then POST " + PATH + "/{sessionId}/finish.");
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
    static Map<String, Object> ofPostedTranscription(String url, String model) {
        Map<String, Object> usage = ofTranscription(url, model);
        usage.put("step1", "Open a WebSocket to " + url);
        usage.put("step2", "Wait for the message of type connected");
        usage.put("step3", "Send 16 kHz mono 16-bit little-endian samples as binary messages");
        usage.put("step4", "Read messages of type transcription; close with code 1000");
        usage.put(
                "messageFormat",
                Map.of(
                        "transcription", "{\"type\":\"transcription\",\"text\":\"…\",\"data\":{…},\"timestamp\":…}",
                        "error",
                                "{\"type\":\"error\",\"error\":\"…\",\"code\":\"…\",\"retryable\":…,\"timestamp\":…}"));
        return usage;
    }

    /** For text to speech. */
    static Map<String, Object> ofSpeech(String url, String model) {
        Map<String, Object> usage = common(
                "This is a WebSocket endpoint: it speaks text while it is generated. POST {text, voice} streams it as WAV.",
                url,
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
                        "Speak", "{\"type\":\"Speak\",\"text\":\"Hello\"}: text to be spoken, at most 2000 characters",
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

    private static Map<String, Object> common(String info, String url, String model, List<String> steps) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("error", "WebSocket upgrade required");
        usage.put("info", info);
        usage.put("usage", steps);
        usage.put("websocketUrl", url);
        usage.put("model", model);
        usage.put("errors", closeCodes());
        return usage;
    }

    private static Map<String, String> closeCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (End end : End.values()) {
            codes.put(end.code(), end.close().code() + ": " + end.words());
        }
        return codes;
    }
}
