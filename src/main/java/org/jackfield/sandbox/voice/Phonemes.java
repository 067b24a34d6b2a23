package org.jackfield.sandbox.voice;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sounds that letters stand for, roughly as in English. */
final class Phonemes {

    private static final Phoneme SILENT = Phoneme.pause(0);
    private static final Phoneme BETWEEN_WORDS = Phoneme.pause(32);
    private static final Phoneme COMMA = Phoneme.pause(190);
    private static final Phoneme FULL_STOP = Phoneme.pause(300);
    private static final Phoneme NEUTRAL = Phoneme.vowel(500, 1500, 2500);

    private static final Map<String, Phoneme> PAIRS = Map.ofEntries(
            entry("th", Phoneme.fricative(4800, 0.15)),
            entry("sh", Phoneme.fricative(3000, 0)),
            entry("ch", Phoneme.fricative(3200, 0)),
            entry("ph", Phoneme.fricative(4500, 0)),
            entry("ng", Phoneme.sonorant(280, 1100, 2400)),
            entry("ck", Phoneme.stop(1900, 0)),
            entry("wh", Phoneme.sonorant(320, 700, 2300)),
            entry("ee", Phoneme.vowel(290, 2250, 2950)),
            entry("ea", Phoneme.vowel(310, 2200, 2900)),
            entry("oo", Phoneme.vowel(320, 900, 2250)),
            entry("ou", Phoneme.vowel(560, 950, 2450)),
            entry("ow", Phoneme.vowel(600, 1000, 2450)),
            entry("ai", Phoneme.vowel(480, 1950, 2600)),
            entry("ay", Phoneme.vowel(470, 2000, 2650)),
            entry("oa", Phoneme.vowel(480, 880, 2450)),
            entry("er", Phoneme.vowel(480, 1350, 1700)),
            entry("ar", Phoneme.vowel(690, 1150, 2200)),
            entry("or", Phoneme.vowel(500, 850, 2200)));

    private static final Map<Character, Phoneme> LETTERS = Map.ofEntries(
            entry('a', Phoneme.vowel(700, 1500, 2500)),
            entry('e', Phoneme.vowel(530, 1840, 2480)),
            entry('i', Phoneme.vowel(400, 2000, 2650)),
            entry('o', Phoneme.vowel(570, 900, 2450)),
            entry('u', Phoneme.vowel(620, 1200, 2400)),
            entry('y', Phoneme.vowel(320, 2150, 2850)),
            entry('m', Phoneme.sonorant(260, 1000, 2200)),
            entry('n', Phoneme.sonorant(270, 1500, 2500)),
            entry('l', Phoneme.sonorant(360, 1100, 2700)),
            entry('r', Phoneme.sonorant(350, 1200, 1600)),
            entry('w', Phoneme.sonorant(310, 680, 2250)),
            entry('j', Phoneme.fricative(3000, 0.4)),
            entry('s', Phoneme.fricative(5600, 0)),
            entry('c', Phoneme.stop(1800, 0)),
            entry('f', Phoneme.fricative(4600, 0)),
            entry('v', Phoneme.fricative(4200, 0.5)),
            entry('x', Phoneme.fricative(5200, 0)),
            entry('z', Phoneme.fricative(5400, 0.5)),
            entry('h', Phoneme.fricative(1800, 0)),
            entry('b', Phoneme.stop(900, 0.35)),
            entry('d', Phoneme.stop(1700, 0.35)),
            entry('g', Phoneme.stop(1900, 0.35)),
            entry('k', Phoneme.stop(1900, 0)),
            entry('p', Phoneme.stop(900, 0)),
            entry('q', Phoneme.stop(1700, 0)),
            entry('t', Phoneme.stop(2400, 0)),
            entry(',', COMMA),
            entry(';', COMMA),
            entry(':', COMMA),
            entry('.', FULL_STOP),
            entry('!', FULL_STOP),
            entry('?', FULL_STOP),
            entry('\'', SILENT),
            entry('"', SILENT));

    private Phonemes() {}

    static List<Phoneme> of(String text) {
        String letters = text.toLowerCase(Locale.ROOT);
        List<Phoneme> phones = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            String pair = letters.substring(i, Math.min(i + 2, letters.length()));
            Phoneme ofPair = PAIRS.get(pair);
            if (ofPair != null) {
                phones.add(ofPair);
                i++;
            } else {
                phones.add(ofLetter(letters.charAt(i)));
            }
        }
        return phones;
    }

    private static Phoneme ofLetter(char letter) {
        Phoneme known = LETTERS.get(letter);
        if (known != null) {
            return known;
        }
        return Character.isLetterOrDigit(letter) ? NEUTRAL : BETWEEN_WORDS;
    }
}
