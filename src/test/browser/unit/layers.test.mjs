import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const JS = fileURLToPath(new URL("../../../main/webapp/js/", import.meta.url));
const LAYERS = ["audio", "session", "view", "main.js"];
const IMPORT = /(?:\bfrom|\bimport|@import .* from) "(\.[^"]+)"/g;

const modules = new Map(await Promise.all((await names()).map(async (name) => [name, await importsOf(name)])));

test("modules import only what is beside or below them: audio, session, view, main", () => {
  for (const [name, imports] of modules) {
    for (const imported of imports) assert.ok(layerOf(imported) <= layerOf(name), `${name} imports ${imported}`);
  }
});

test("no modules import each other in a circle", () => {
  const visit = (name, path) => {
    assert.ok(!path.includes(name), [...path, name].join(" → "));
    for (const imported of modules.get(name)) visit(imported, [...path, name]);
  };
  for (const name of modules.keys()) visit(name, []);
});

test("every module is imported by another, but for the page's own and the worklet", () => {
  const imported = new Set([...modules.values()].flat());
  const alone = [...modules.keys()].filter((name) => !imported.has(name));
  assert.deepEqual(alone.sort(), ["audio/capture-worklet.js", "main.js"]);
});

test("every module is checked for types", async () => {
  for (const name of modules.keys()) {
    assert.ok((await readFile(join(JS, name), "utf8")).startsWith("// @ts-check\n"), name);
  }
});

async function names() {
  return (await readdir(JS, { recursive: true })).filter((name) => name.endsWith(".js"));
}

async function importsOf(name) {
  const text = await readFile(join(JS, name), "utf8");
  return [...text.matchAll(IMPORT)].map(([, path]) => normalize(join(dirname(name), path)));
}

function layerOf(name) {
  const layer = LAYERS.indexOf(name.split("/")[0]);
  assert.ok(layer >= 0, `${name} is in no layer`);
  return layer;
}
