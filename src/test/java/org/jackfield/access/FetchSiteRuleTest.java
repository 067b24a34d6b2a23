package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests without an {@code Origin}, as images and scripts of any page make them. */
class FetchSiteRuleTest {

    private static Optional<End> refusal(String origins, Map<String, List<String>> headers) {
        OriginRule rule = new OriginRule(AccessSettings.from(Configs.of("jackfield.access.origins", origins)));
        return new FetchSiteRule(rule).objection(Requests.with(headers)).map(Decision.Refused::end);
    }

    private static Map<String, List<String>> headers(String site, String referer) {
        Map<String, List<String>> headers = new HashMap<>();
        if (!site.isEmpty()) {
            headers.put("Sec-Fetch-Site", List.of(site));
        }
        if (!referer.isEmpty()) {
            headers.put("Referer", List.of(referer));
        }
        return headers;
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "same-origin, ''",
        "none, ''",
        "'', http://voice.example:8080/page?a=b",
        "'', https://app.example",
        "cross-site, https://app.example/",
        "same-site, https://app.example/deep/page#part"
    })
    void whoIsNoForeignPagePasses(String site, String referer) {
        assertEquals(Optional.empty(), refusal("https://app.example", headers(site, referer)));
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, ''",
        "same-site, ''",
        "surprise, ''",
        "cross-site, https://evil.example/",
        "'', https://evil.example/",
        "'', https://app.example.evil/",
        "'', https://evil.example/?https://app.example/",
        "'', about:blank",
        "same-site, https://other.voice.example/"
    })
    void aForeignPageIsRefused(String site, String referer) {
        assertEquals(Optional.of(End.ORIGIN_DENIED), refusal("https://app.example", headers(site, referer)));
    }

    @Test
    void severalOfOneHeaderAreNoneThatCanBeTrusted() {
        assertEquals(
                Optional.of(End.ORIGIN_DENIED),
                refusal("https://app.example", Map.of("Sec-Fetch-Site", List.of("same-origin", "cross-site"))));
        assertEquals(
                Optional.of(End.ORIGIN_DENIED),
                refusal(
                        "https://app.example",
                        Map.of("Referer", List.of("https://app.example/", "https://evil.example/"))));
    }

    @Test
    void whereAllPagesMayNoneIsRefused() {
        assertEquals(Optional.empty(), refusal("*", headers("cross-site", "")));
    }

    @Test
    void anOriginIsJudgedByItsOwnRule() {
        assertEquals(
                Optional.empty(),
                refusal("", Map.of("Sec-Fetch-Site", List.of("cross-site"), "Origin", List.of("https://any.example"))));
    }
}
