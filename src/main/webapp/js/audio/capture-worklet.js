/*
 * Runs on the audio thread: takes what the microphone gives, makes it 16 kHz mono PCM16, and posts frames of 80 ms.
 * A browser that runs the context at another rate is met by a windowed-sinc filter, which resamples and keeps out
 * what 16 kHz cannot carry, in one step.
 */
const TARGET_HZ = 16000;
const FRAME_SAMPLES = 1280;
const LOBES = 12;

/** A stream of samples at one rate, read as a stream at another. */
class Resampler {
  #step;
  #cutoff;
  #reach;
  #kept = [];
  #position;

  constructor(sourceHz, targetHz) {
    this.#step = sourceHz / targetHz;
    this.#cutoff = Math.min(1, targetHz / sourceHz) * 0.92;
    this.#reach = Math.ceil(LOBES / this.#cutoff);
    this.#position = this.#reach;
  }

  /** Gives `sink` every sample that can be told from the samples so far. */
  take(samples, sink) {
    for (const sample of samples) this.#kept.push(sample);
    while (this.#position + this.#reach < this.#kept.length) {
      sink(this.#at(this.#position));
      this.#position += this.#step;
    }
    const done = Math.floor(this.#position) - this.#reach;
    if (done > 0) {
      this.#kept.splice(0, done);
      this.#position -= done;
    }
  }

  #at(position) {
    const first = Math.ceil(position - this.#reach);
    const last = Math.floor(position + this.#reach);
    let sum = 0;
    for (let i = first; i <= last; i++) sum += this.#kept[i] * this.#weight(position - i);
    return sum;
  }

  #weight(distance) {
    const x = Math.PI * distance * this.#cutoff;
    const sinc = distance === 0 ? 1 : Math.sin(x) / x;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (this.#reach + 1));
    return sinc * window * this.#cutoff;
  }
}

class Capture extends AudioWorkletProcessor {
  #resampler = sampleRate === TARGET_HZ ? null : new Resampler(sampleRate, TARGET_HZ);
  #frame = new Int16Array(FRAME_SAMPLES);
  #filled = 0;

  process([channels]) {
    if (channels.length === 0) return true;
    const mono = mixed(channels);
    if (this.#resampler) this.#resampler.take(mono, (sample) => this.#put(sample));
    else for (const sample of mono) this.#put(sample);
    return true;
  }

  #put(sample) {
    const clamped = Math.max(-1, Math.min(1, sample));
    this.#frame[this.#filled++] = Math.round(clamped < 0 ? clamped * 32768 : clamped * 32767);
    if (this.#filled < FRAME_SAMPLES) return;
    this.port.postMessage(this.#frame.buffer, [this.#frame.buffer]);
    this.#frame = new Int16Array(FRAME_SAMPLES);
    this.#filled = 0;
  }
}

function mixed(channels) {
  if (channels.length === 1) return channels[0];
  return channels[0].map((_, i) => channels.reduce((sum, channel) => sum + channel[i], 0) / channels.length);
}

registerProcessor("capture", Capture);
