package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jackfield.access.EndpointGate.Entry;
import org.jackfield.audio.AudioFormat;
import org.jackfield.http.AnswerWriters;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall;
import org.jackfield.relay.RelayOpener;
import org.jackfield.speech.SpeechRequests;
import org.jackfield.speech.plain.PlainRequests.Asked;
import org.jackfield.speech.plain.PlainRequests.Wanted;
import org.jackfield.upstream.Route;
import org.jackfield.wire.SendQueue;
import org.jspecify.annotations.Nullable;

/** Text to speech for plain requests. The HTTP answer is written by a thread of ours, which may wait for the audio. */
@ApplicationScoped
public class OneShotSpeech {

    @Inject
    PlainRequests requests;

    @Inject
    RelayOpener opener;

    @Inject
    OneShotSettings settings;

    @Inject
    @AnswerWriters
    Executor writers;

    /** Makes the call whose client is answered as this one is. */
    private interface Maker {
        OneShotCall of(Entry<Route> entry, SpokenText text, PlainClient client, SendQueue queue);
    }

    void stream(@Nullable SpeechRequest request, Asked asked) {
        start(
                request,
                asked,
                (entry, text, client, queue) ->
                        new StreamedSpeech(text, format(entry.what()), client, queue, requests::problem));
    }

    void whole(@Nullable SpeechRequest request, Asked asked) {
        start(request, asked, (entry, text, client, queue) -> {
            Route route = entry.what();
            SpokenJson json = new SpokenJson(
                    route.model().catalogueName(), route.parameter("speaker").orElse(""), format(route));
            return new WholeSpeech(text, json, room(entry), client, queue, requests::problem);
        });
    }

    private WholeSpeech.Room room(Entry<Route> entry) {
        return new WholeSpeech.Room(settings.maxAnswerBytes(), bytes -> OneShots.hold(entry.grant(), bytes));
    }

    private void start(@Nullable SpeechRequest request, Asked asked, Maker maker) {
        String text = request == null ? "" : request.text().orElse("");
        if (text.isBlank()) {
            requests.refuse(
                    asked.answer(), End.INVALID, Details.of("field", "text").withWords("text required"));
        } else if (text.length() > SpeechRequest.MAX_CHARACTERS) {
            String words = "text may have at most " + SpeechRequest.MAX_CHARACTERS + " characters";
            requests.refuse(
                    asked.answer(), End.TOO_LARGE, Details.of("field", "text").withWords(words));
        } else {
            Map<String, List<String>> voice = Optional.ofNullable(request)
                    .flatMap(SpeechRequest::wantedVoice)
                    .map(name -> Map.of("speaker", List.of(name)))
                    .orElse(Map.of());
            requests.enter(asked, Wanted.SPEECH, voice).ifPresent(entry -> begin(entry, text, asked, maker));
        }
    }

    private void begin(Entry<Route> entry, String text, Asked asked, Maker maker) {
        PlainClient client = asked.client(writers);
        SpokenText spoken = new SpokenText(text, entry.what().model().synthesis());
        client.open(opener.prepare(
                "speech.http", entry.grant(), entry.what(), (id, queue) -> maker.of(entry, spoken, client, queue)));
    }

    private static AudioFormat format(Route route) {
        return AudioFormat.linear16(SpeechRequests.rateHz(route));
    }
}
