package org.jackfield.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Models;
import org.jackfield.testing.fakes.Models.FakeGateway;
import org.jackfield.testing.fakes.Models.FakeProvider;
import org.jackfield.upstream.Resolution.BadParameter;
import org.jackfield.upstream.Resolution.Resolved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamsTest {

    private static final Model EARS = Models.model(
            "acme",
            "ears",
            Capability.SPEECH_TO_TEXT,
            Parameter.oneOf("encoding", List.of("linear16")).withPreset("linear16"),
            Parameter.integer("rate", 1, 9).withPreset("5"),
            Parameter.number("threshold", 0.5, 1.0),
            Parameter.text("word", 10, 3));
    private static final Model BIG_EARS = Models.model("acme", "big-ears", Capability.SPEECH_TO_TEXT);
    private static final Model MOUTH = Models.model("acme", "mouth", Capability.TEXT_TO_SPEECH);

    private static final ModelSettings MODELS = new ModelSettings("ears", "mouth");

    private final FakeProvider acme = new FakeProvider("acme", EARS, BIG_EARS, MOUTH);
    private final FakeGateway door =
            new FakeGateway("door", "wss://door.example", List.of(Parameter.oneOf("fault", List.of("stall"))));
    private final Upstreams upstreams = upstreams("door", "false", door, new FakeGateway("window"));

    private Upstreams upstreams(String gateway, String allowPlain, Gateway... gateways) {
        UpstreamSettings settings = UpstreamSettings.from(
                Configs.of("jackfield.gateway", gateway, "jackfield.upstream.allow-plain", allowPlain));
        return new Upstreams(List.of(acme), List.of(gateways), settings, MODELS);
    }

    @Test
    void theNamedGatewayIsChosen() {
        assertEquals("door", upstreams.gateway().name());
        assertEquals(List.of("A_SETTING_OF_door"), upstreams.missing());
        assertEquals(
                "window",
                upstreams("window", "false", door, new FakeGateway("window"))
                        .gateway()
                        .name());
    }

    @Test
    void anUnknownGatewayFailsNamingSettingAndChoices() {
        InvalidSetting failure =
                assertThrows(InvalidSetting.class, () -> upstreams("x", "false", new FakeGateway("window"), door));

        assertEquals("jackfield.gateway: must be one of door, window", failure.getMessage());
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> upstreams("door", "false", door, new FakeGateway("door")));
        UpstreamSettings settings = UpstreamSettings.from(Configs.of("jackfield.gateway", "door"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Upstreams(List.of(acme, new FakeProvider("acme")), List.of(door), settings, MODELS));
    }

    @Test
    void presetsAreFilledInInTheOrderOfDeclaration() {
        Route route = resolved("word=b&threshold=0.7&word=a&rate=7");

        assertEquals(
                List.of("encoding", "rate", "threshold", "word"),
                new ArrayList<>(route.parameters().keySet()));
        assertEquals(
                Map.of(
                        "encoding", List.of("linear16"),
                        "rate", List.of("7"),
                        "threshold", List.of("0.7"),
                        "word", List.of("b", "a")),
                route.parameters());
    }

    @Test
    void anAddressThatIsLongOnlyOnceItIsEncodedIsRefusedByWhatWasFound() {
        Model rambling = Models.model("acme", "rambling", Capability.SPEECH_TO_TEXT, Parameter.text("word", 5_000, 2));
        Upstreams long8 = new Upstreams(
                List.of(new FakeProvider("acme", rambling, MOUTH)),
                List.of(door),
                UpstreamSettings.from(Configs.of("jackfield.gateway", "door")),
                new ModelSettings("rambling", "mouth"));
        String head = "?model=" + rambling.catalogueName() + "&word=";
        String fits = "(".repeat((8192 - head.length()) / 3);

        assertInstanceOf(Resolved.class, long8.resolve(Capability.SPEECH_TO_TEXT, "word=" + fits));
        assertEquals(
                "query is " + (head.length() + 3 * (fits.length() + 1))
                        + " bytes long in the upstream's address, but may have 8192 at most",
                assertInstanceOf(BadParameter.class, long8.resolve(Capability.SPEECH_TO_TEXT, "word=(" + fits))
                        .message());
    }

    @Test
    void aRouteIsNotChangedAfterwards() {
        Route route = resolved("word=a&fault=stall");

        assertThrows(
                UnsupportedOperationException.class, () -> route.parameters().clear());
        assertThrows(UnsupportedOperationException.class, () -> route.extras().clear());
        route.parameters().values().forEach(v -> assertThrows(UnsupportedOperationException.class, v::clear));
    }

    @Test
    void theGatewaysParametersAreSplitOff() {
        Route route = resolved("fault=stall&word=a");

        assertEquals(Map.of("fault", List.of("stall")), route.extras());
        assertEquals(List.of("a"), route.parameters().get("word"));
        assertEquals(
                "wss://door.example?fault=stall", upstreams.target(route).uri().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'', ears",
        "model=ears, ears",
        "model=@cf/acme/ears, ears",
        "model=%40cf%2Facme%2Fears, ears",
        "model=ears-alias, ears",
        "model=big-ears, big-ears",
    })
    void aModelGoesByAllItsNames(String query, String name) {
        assertEquals(name, resolved(query).model().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"model=mouth", "model=@cf/acme/mouth", "model=EARS", "model=", "model", "model=x"})
    void aModelOfAnotherKindOrNoneIsRefused(String query) {
        assertEquals(
                "model must be one of @cf/acme/ears, @cf/acme/big-ears",
                refused(query).message());
    }

    @Test
    void modelsAreListedByKind() {
        assertEquals(List.of(EARS, BIG_EARS), upstreams.models(Capability.SPEECH_TO_TEXT));
        assertEquals(List.of(MOUTH), upstreams.models(Capability.TEXT_TO_SPEECH));
    }

    @ParameterizedTest
    @CsvSource({
        "model=ears&model=ears, model may be given at most once",
        "rate=5&rate=5, rate may be given at most once",
        "word=a&word=b&word=c&word=d, word may be given at most 3 times",
        "rate=0, rate must be a whole number from 1 to 9",
        "rate=, rate must be a whole number from 1 to 9",
        "rate, rate must be a whole number from 1 to 9",
        "rate=+5, rate must be a whole number from 1 to 9",
        "rate=٥, 'rate must be UTF-8, percent-encoded'",
        "rate=%D9%A5, rate must be a whole number from 1 to 9",
        "threshold=0.49, threshold must be 0.5 to 1.0",
        "threshold=1e-1, threshold must be 0.5 to 1.0",
        "threshold=NaN, threshold must be 0.5 to 1.0",
        "encoding=opus, encoding must be one of linear16",
        "word=%20, word must be text of 1 to 10 printable characters",
        "word=12345678901, word must be text of 1 to 10 printable characters",
        "Rate=5, 'Rate is not among the parameters model, encoding, rate, threshold, word, fault'",
        "model=big-ears&rate=5, 'rate is not among the parameters model, fault'",
        "fault=fire, fault must be one of stall",
        "word=a%00b, word must not have control characters",
        "word=a%07b, word must not have control characters",
        "word=%C2%85, word must not have control characters",
        "%07=1, ? must not have control characters",
        "word=%, 'word must be UTF-8, percent-encoded'",
        "word=%4, 'word must be UTF-8, percent-encoded'",
        "word=%zz, 'word must be UTF-8, percent-encoded'",
        "word=%ff, 'word must be UTF-8, percent-encoded'",
        "word=%C0%AF, 'word must be UTF-8, percent-encoded'",
        "word=%ED%A0%80, 'word must be UTF-8, percent-encoded'",
        "%ff=1, 'query must be UTF-8, percent-encoded'",
        "word=a b, 'word must be UTF-8, percent-encoded'",
    })
    void aBadQueryIsRefusedNamingTheParameter(String query, String message) {
        assertEquals(message, refused(query).message());
    }

    @Test
    void theQueryIsBounded() {
        assertEquals("query", refused("word=" + "a".repeat(8 * 1024)).name());
        assertEquals("query", refused("word=a" + "&".repeat(200)).name());
        assertEquals("word", refused("word=a&".repeat(199)).name());
    }

    @Test
    void aLongNameIsCut() {
        assertEquals("n".repeat(64), refused("n".repeat(100) + "=1").name());
    }

    @Test
    void emptyPairsMeanNothing() {
        assertEquals(List.of("a"), resolved("&&word=a&").parameters().get("word"));
    }

    @Test
    void valuesAreDecodedOnceAndKeptWhole() {
        Route route = resolved("word=a%26b%3Dc%23&word=%25%32%36+%2B&word=%C3%A9%F0%9F%98%80");

        assertEquals(List.of("a&b=c#", "%26 +", "é😀"), route.parameters().get("word"));
    }

    @Test
    void aTargetReadsRefusalsAsItsGatewayDoesThenAsItsProvider() {
        RefusalTable refusals = upstreams.target(resolved("")).refusals();

        assertEquals(Optional.of(End.GATEWAY_NOT_FOUND), refusals.meaning("{\"code\":1}"));
        assertEquals(Optional.of(End.MODEL_NOT_FOUND), refusals.meaning("{\"code\":2}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://far.example", "ws://10.0.0.1", "https://far.example", "http://localhost"})
    void aPlainTargetElsewhereIsNotGivenOut(String address) {
        Upstreams plain = upstreams("g", "false", new FakeGateway("g", address, List.of()));

        InvalidSetting failure = assertThrows(InvalidSetting.class, () -> plain.target(resolved("")));

        assertEquals("jackfield.upstream.allow-plain", failure.setting());
    }

    @Test
    void aPlainTargetIsGivenOutOnLoopbackOrIfAllowed() {
        Upstreams loopback = upstreams("g", "false", new FakeGateway("g", "ws://127.0.0.1:8080", List.of()));
        Upstreams allowed = upstreams("g", "true", new FakeGateway("g", "ws://far.example", List.of()));

        assertEquals("127.0.0.1", loopback.target(resolved("")).uri().getHost());
        assertEquals("far.example", allowed.target(resolved("")).uri().getHost());
    }

    @Test
    void theStraightWayIsEachProvidersOwn() {
        FakeProvider other = new FakeProvider("other", Models.model("other", "throat", Capability.TEXT_TO_SPEECH));
        DirectGateway direct = new DirectGateway(List.of(acme, other), MODELS);

        assertEquals("direct", direct.name());
        assertEquals(
                "wss://other.example",
                direct.target(new Route(other.models().get(0), Map.of(), Map.of()))
                        .uri()
                        .toString());
        assertEquals("wss://acme.example", direct.target(resolved("")).uri().toString());
    }

    @Test
    void theStraightWayNeedsTheProvidersOfTheDefaultModelsAlone() {
        FakeProvider other = new FakeProvider("other", Models.model("other", "throat", Capability.TEXT_TO_SPEECH));
        List<Provider> both = List.of(other, acme);

        assertEquals(List.of("ACME_KEY"), new DirectGateway(both, MODELS).missing());
        assertEquals(
                List.of("ACME_KEY", "OTHER_KEY"),
                new DirectGateway(both, new ModelSettings("ears", "throat")).missing());
    }

    private Route resolved(String query) {
        return assertInstanceOf(Resolved.class, upstreams.resolve(Capability.SPEECH_TO_TEXT, query))
                .route();
    }

    private BadParameter refused(String query) {
        BadParameter bad = assertInstanceOf(BadParameter.class, upstreams.resolve(Capability.SPEECH_TO_TEXT, query));
        assertTrue(bad.message().chars().noneMatch(Character::isISOControl), bad.message());
        return bad;
    }
}
