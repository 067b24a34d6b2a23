package org.jackfield.sandbox.voice;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sounds that letters stand for, roughly as in English. */
final class Phones {

    private static final Phone SILENT = Phone.pause(0);
    private static final Phone BETWEEN_WORDS = Phone.pause(32);
    private static final Phone COMMA = Phone.pause(190);
    private static final Phone FULL_STOP = Phone.pause(300);
    private static final Phone NEUTRAL = Phone.vowel(500, 1500, 2500);

    private static final Map<String, Phone> PAIRS = Map.ofEntries(
            entry("th", Phone.fricative(4800, 0.15)),
            entry("sh", Phone.fricative(3000, 0)),
            entry("ch", Phone.fricative(3200, 0)),
            entry("ph", Phone.fricative(4500, 0)),
            entry("ng", Phone.sonorant(280, 1100, 2400)),
            entry("ck", Phone.stop(1900, 0)),
            entry("wh", Phone.sonorant(320, 700, 2300)),
            entry("ee", Phone.vowel(290, 2250, 2950)),
            entry("ea", Phone.vowel(310, 2200, 2900)),
            entry("oo", Phone.vowel(320, 900, 2250)),
            entry("ou", Phone.vowel(560, 950, 2450)),
            entry("ow", Phone.vowel(600, 1000, 2450)),
            entry("ai", Phone.vowel(480, 1950, 2600)),
            entry("ay", Phone.vowel(470, 2000, 2650)),
            entry("oa", Phone.vowel(480, 880, 2450)),
            entry("er", Phone.vowel(480, 1350, 1700)),
            entry("ar", Phone.vowel(690, 1150, 2200)),
            entry("or", Phone.vowel(500, 850, 2200)));

    private static final Map<Character, Phone> LETTERS = Map.ofEntries(
            entry('a', Phone.vowel(700, 1500, 2500)),
            entry('e', Phone.vowel(530, 1840, 2480)),
            entry('i', Phone.vowel(400, 2000, 2650)),
            entry('o', Phone.vowel(570, 900, 2450)),
            entry('u', Phone.vowel(620, 1200, 2400)),
            entry('y', Phone.vowel(320, 2150, 2850)),
            entry('m', Phone.sonorant(260, 1000, 2200)),
            entry('n', Phone.sonorant(270, 1500, 2500)),
            entry('l', Phone.sonorant(360, 1100, 2700)),
            entry('r', Phone.sonorant(350, 1200, 1600)),
            entry('w', Phone.sonorant(310, 680, 2250)),
            entry('j', Phone.fricative(3000, 0.4)),
            entry('s', Phone.fricative(5600, 0)),
            entry('c', Phone.stop(1800, 0)),
            entry('f', Phone.fricative(4600, 0)),
            entry('v', Phone.fricative(4200, 0.5)),
            entry('x', Phone.fricative(5200, 0)),
            entry('z', Phone.fricative(5400, 0.5)),
            entry('h', Phone.fricative(1800, 0)),
            entry('b', Phone.stop(900, 0.35)),
            entry('d', Phone.stop(1700, 0.35)),
            entry('g', Phone.stop(1900, 0.35)),
            entry('k', Phone.stop(1900, 0)),
            entry('p', Phone.stop(900, 0)),
            entry('q', Phone.stop(1700, 0)),
            entry('t', Phone.stop(2400, 0)),
            entry(',', COMMA),
            entry(';', COMMA),
            entry(':', COMMA),
            entry('.', FULL_STOP),
            entry('!', FULL_STOP),
            entry('?', FULL_STOP),
            entry('\'', SILENT),
            entry('"', SILENT));

    private Phones() {}

    static List<Phone> of(String text) {
        String letters = text.toLowerCase(Locale.ROOT);
        List<Phone> phones = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            String pair = letters.substring(i, Math.min(i + 2, letters.length()));
            Phone ofPair = PAIRS.get(pair);
            if (ofPair != null) {
                phones.add(ofPair);
                i++;
            } else {
                phones.add(ofLetter(letters.charAt(i)));
            }
        }
        return phones;
    }

    private static Phone ofLetter(char letter) {
        Phone known = LETTERS.get(letter);
        if (known != null) {
            return known;
        }
        return Character.isLetterOrDigit(letter) ? NEUTRAL : BETWEEN_WORDS;
    }
}
