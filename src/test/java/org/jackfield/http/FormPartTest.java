package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.access.Resolved;
import org.jackfield.problem.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormPartTest {

    private static final String TYPE = "multipart/form-data; boundary=\"b-1\"";
    private static final int MOST = 2;

    private static Body body(String form) {
        byte[] bytes = form.getBytes(StandardCharsets.ISO_8859_1);
        Body body = new Body(new HeldBytes(1_000_000));
        assertTrue(body.add(bytes, bytes.length));
        return body;
    }

    private static List<String> parts(String form, String type) throws IOException {
        Body body = body(form);
        List<FormPart> all = FormPart.all(body, type, MOST) instanceof Resolved.Found<List<FormPart>> found
                ? found.what()
                : fail(form);
        List<String> parts = new ArrayList<>();
        for (FormPart part : all) {
            String content = new String(body.last(part.from(), part.to()).readAllBytes(), StandardCharsets.ISO_8859_1);
            parts.add(part.name() + "|" + part.type() + "|" + content);
        }
        return parts;
    }

    private static End refusal(String form, String type) {
        return ((Resolved.Refused<?>) assertInstanceOf(Resolved.Refused.class, FormPart.all(body(form), type, MOST)))
                .end();
    }

    private static String part(String disposition, String content) {
        return "--b-1\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    void partsHaveTheirNameTypeAndContent() throws IOException {
        String disposition = "form-data; filename=\"x; name=y\"; name=\"audio\"";
        String head = String.join(
                "\r\n", "--b-1", "content-TYPE: audio/wav; codecs=1", "content-disposition: " + disposition);
        assertEquals(
                List.of("audio|audio/wav; codecs=1|a\r\n--b\r\n"),
                parts(head + "\r\n\r\na\r\n--b\r\n\r\n--b-1--\r\n", TYPE));
    }

    @Test
    void namesMayBeWrittenInSeveralWays() throws IOException {
        String form = part("form-data; name=audio", "1") + part("form-data; NAME=\"a\\\"b\"", "") + "--b-1--";
        assertEquals(List.of("audio||1", "a\"b||"), parts(form, TYPE));
    }

    @Test
    void whatStandsBeforeTheFirstAndBehindTheLastDoesNotCount() throws IOException {
        String form = "Before.\r\n" + part("form-data; name=a", "1") + "--b-1--\r\nBehind.";
        assertEquals(List.of("a||1"), parts(form, "multipart/form-data;boundary=b-1; charset=utf-8"));
    }

    @Test
    void aFormMayBeEmpty() throws IOException {
        assertEquals(List.of(), parts("--b-1--\r\n", TYPE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "--b-1",
                "--b-1\r\nContent-Disposition: form-data; name=a\r\n\r\n1",
                "--b-1\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b-1",
                "--b-1\r\nno head\r\n--b-1--"
            })
    void aFormThatBreaksOffIsInvalid(String form) {
        assertEquals(End.INVALID, refusal(form, TYPE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\""})
    void aFormWithoutABoundaryIsInvalid(String type) {
        assertEquals(End.INVALID, refusal("--b-1--", type));
    }

    @Test
    void thereMayBeSoManyPartsAndNoMore() {
        String part = part("form-data; name=a", "1");
        assertEquals(End.TOO_LARGE, refusal(part + part + part + "--b-1--", TYPE));
    }

    @Test
    void theHeadOfAPartIsBounded() {
        String form = "--b-1\r\nX: " + "x".repeat(10_000) + "\r\n\r\n1\r\n--b-1--";
        assertEquals(End.INVALID, refusal(form, TYPE));
    }
}
