package org.jackfield.sandbox.voice;

/**
 * One sound of speech.
 *
 * @param millis how long it lasts
 * @param f1Hz the resonances of the mouth, lowest first
 * @param f2Hz the second
 * @param f3Hz the third
 * @param voiced how much of the vocal cords is in it, 0 to 1
 * @param breath how much noise is in it, 0 to 1
 */
record Phoneme(int millis, int f1Hz, int f2Hz, int f3Hz, double voiced, double breath) {

    static Phoneme vowel(int f1Hz, int f2Hz, int f3Hz) {
        return new Phoneme(105, f1Hz, f2Hz, f3Hz, 1, 0.01);
    }

    /** A consonant with voice and resonances, such as m, l or r. */
    static Phoneme sonorant(int f1Hz, int f2Hz, int f3Hz) {
        return new Phoneme(68, f1Hz, f2Hz, f3Hz, 0.55, 0.01);
    }

    /** A hiss around the third resonance. */
    static Phoneme fricative(int centreHz, double voiced) {
        return new Phoneme(82, 300, 1700, centreHz, voiced, 0.35);
    }

    /** The closure and burst of a stop. */
    static Phoneme stop(int burstHz, double voiced) {
        return new Phoneme(58, 250, burstHz, burstHz + 900, voiced, 0.12);
    }

    static Phoneme pause(int millis) {
        return new Phoneme(millis, 500, 1500, 2500, 0, 0);
    }
}
