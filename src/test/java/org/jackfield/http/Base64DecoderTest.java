package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64DecoderTest {

    private static final byte[] BYTES = bytes(1000);

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(64).nextBytes(bytes);
        return bytes;
    }

    private static Base64Decoder.Outcome outcome(String text) {
        Base64Decoder decoder = new Base64Decoder(1 << 20);
        decoder.take(text);
        return decoder.finish();
    }

    private static byte[] decoded(String text) {
        return decoded(outcome(text));
    }

    private static byte[] decoded(Base64Decoder.Outcome outcome) {
        Base64Decoder.Decoded decoded = assertInstanceOf(Base64Decoder.Decoded.class, outcome, outcome::toString);
        byte[] bytes = new byte[decoded.bytes().remaining()];
        decoded.bytes().get(bytes);
        return bytes;
    }

    private static String found(String text) {
        return assertInstanceOf(Base64Decoder.Malformed.class, outcome(text)).found();
    }

    @Test
    void everyLengthIsReadWithAndWithoutPaddingInBothAlphabetsAndInLines() {
        for (int length = 0; length < 300; length++) {
            byte[] bytes = bytes(length);
            assertArrayEquals(bytes, decoded(Base64.getEncoder().encodeToString(bytes)));
            assertArrayEquals(
                    bytes, decoded(Base64.getEncoder().withoutPadding().encodeToString(bytes)));
            assertArrayEquals(bytes, decoded(Base64.getUrlEncoder().encodeToString(bytes)));
            assertArrayEquals(
                    bytes, decoded(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
            assertArrayEquals(bytes, decoded(Base64.getMimeEncoder().encodeToString(bytes)));
            assertArrayEquals(
                    bytes, decoded(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:audio/wav;base64,",
                "data:audio/wav;codec=pcm;base64,",
                "data:audio/x-wav;codec=pcm;base64,",
                "data:application/octet-stream;base64,",
                "data:;base64,",
                "DATA:Audio/WAV;BASE64,",
                "data:audio/wav; codecs=1; base64,",
                "data:audio/webm;codecs=\"opus,pcm\";base64,",
            })
    void thePrefixOfADataUrlIsNoData(String prefix) {
        String text = prefix + Base64.getEncoder().encodeToString(BYTES);
        assertArrayEquals(BYTES, decoded(text));

        Base64Decoder oneByOne = new Base64Decoder(BYTES.length);
        text.chars().forEach(letter -> assertTrue(oneByOne.take(Character.toString(letter))));
        assertArrayEquals(BYTES, decoded(oneByOne.finish()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "da", "dat", "data", "dataAAAA", "Data", "dAtdata="})
    void dataThatBeginsLikeAPrefixIsData(String text) {
        if (text.length() % 4 == 1) {
            assertEquals("an end within a byte, at position 1", found(text));
        } else {
            assertArrayEquals(Base64.getDecoder().decode(text), decoded(text));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clip.wav,UklG | the character . at position 5",
                "clip,UklG | the character , at position 5",
                "%%% | the character % at position 1",
                "UklG%2B | the character % at position 5",
                "UklG UklG | a space at position 5",
                "' UklG' | a space at position 1",
                "UklGä | the character U+00E4 at position 5",
                "dat:UklG | the character : at position 4",
                "U | an end within a byte, at position 1",
                "UklGU | an end within a byte, at position 5",
                "U=== | the character = at position 2",
                "UklG= | the character = at position 5",
                "Uk=== | the character = at position 5",
                "Ukl== | the character = at position 5",
                "Uk==UklG | the character U at position 5",
                "Uk=U | the character U at position 4",
                "data:audio/wav,UklG | a data URL without \";base64,\" before its data",
                "data:audio/wav;base64 | a data URL without \";base64,\" before its data",
                "data: | a data URL without \";base64,\" before its data",
                "data:audio/wav;base64;codec=1,UklG | a data URL without \";base64,\" before its data",
                "data:audio/wav;base64,data:audio/wav;base64,UklG | the character : at position 27",
                "data:audio/wav;base64,UklG. | the character . at position 27",
            })
    void whatIsNotBase64IsNamedWithItsPlace(String text, String words) {
        assertEquals(words, found(text));
    }

    @Test
    void aPrefixWithoutEndIsGivenUp() {
        Base64Decoder decoder = new Base64Decoder(1000);
        assertTrue(decoder.take("data:audio/wav;" + "x".repeat(200)));
        assertFalse(decoder.take("x".repeat(100)));
        assertInstanceOf(Base64Decoder.Malformed.class, decoder.finish());
    }

    @Test
    void noMoreIsReadThanMayBe() {
        Base64Decoder decoder = new Base64Decoder(9);
        assertTrue(decoder.take("UklGUklGUklG"));
        assertFalse(decoder.take("Uk" + "lGUklG"));
        assertEquals(new Base64Decoder.TooLarge(), decoder.finish());

        Base64Decoder unfinished = new Base64Decoder(9);
        assertTrue(unfinished.take("UklGUklGUklGUk"));
        assertEquals(new Base64Decoder.TooLarge(), unfinished.finish());
        assertEquals(9, decodedOf("UklGUklGUklG", 9).length);
    }

    private static byte[] decodedOf(String text, int maxBytes) {
        Base64Decoder decoder = new Base64Decoder(maxBytes);
        decoder.take(text);
        return decoded(decoder.finish());
    }

    /** With a fixed seed: whatever is changed, nothing is read that Java's own decoder reads otherwise. */
    @Test
    void aDamagedTextIsReadAsItIsOrNotAtAll() {
        Random random = new Random(4);
        String letters = "ABab01+/-_=\r\n .,:%ä";
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(Base64.getEncoder().encodeToString(bytes(1 + round % 20)));
            text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            if (outcome(text.toString()) instanceof Base64Decoder.Decoded decoded) {
                String plain = text.toString()
                        .replaceAll("[\r\n]", "")
                        .replace('-', '+')
                        .replace('_', '/');
                assertArrayEquals(
                        Base64.getDecoder().decode(plain.replace("=", "").getBytes(StandardCharsets.US_ASCII)),
                        decoded(decoded));
                read++;
            }
        }
        assertTrue(read > 1000);
    }
}
