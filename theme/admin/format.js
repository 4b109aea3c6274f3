/**
 * Reads and writes the files of content/ for the editor.
 *
 * Every value is text, as the portal's own reader has it (`8:30`, `no` and `089` stay what was
 * typed). What was not changed is written back byte by byte: the original travels with the entry
 * and only the differences are put into it, so comments, order and quotes of a writer survive.
 */

import { Document, isMap, isScalar, isSeq, parseDocument, Scalar } from "yaml";

/** Where an entry carries its original; no record has a field of this name. */
export const ORIGINAL = "_original";

const READ = { schema: "failsafe", keepSourceTokens: false };
const WRITE = { lineWidth: 0, flowCollectionPadding: false };
const HEADER = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/;

/**
 * The two formats, given where forms and files differ in shape (plugins/editor/shapes.py).
 * Each has Decap's interface: `fromFile(text)`, `toFile(data, order)`.
 */
export function formats(shapes) {
  const shaper = makeShaper(shapes);
  return { records: records(shaper), lists: lists(shaper, shapes.entries) };
}

function records(shaper) {
  return {
    fromFile(text) {
      const clean = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
      const found = HEADER.exec(clean);
      const header = found?.[1] ?? "";
      const body = found ? clean.slice(found[0].length) : clean;
      const data = shaper.toForm(read(header).toJS() ?? {});
      return { ...data, body: body.replace(/^\n+/, ""), [ORIGINAL]: clean };
    },
    toFile({ body = "", [ORIGINAL]: original = "", ...data }, order = []) {
      const found = HEADER.exec(original);
      const header = updated(read(found?.[1] ?? ""), shaper, data, order);
      const before = found ? original.slice(found[0].length) : "";
      const text = before.trim() === body.trim() ? before : `\n${body.trim()}\n`;
      return `---\n${header}---\n${text.trim() ? text : ""}`;
    },
  };
}

function lists(shaper, entries) {
  return {
    fromFile(text) {
      const clean = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
      return { [entries]: shaper.toForm(read(clean).toJS() ?? []), [ORIGINAL]: clean };
    },
    toFile({ [entries]: data = [], [ORIGINAL]: original = "" }) {
      return updated(read(original), shaper, data ?? [], []);
    },
  };
}

function read(text) {
  const doc = parseDocument(text, READ);
  if (doc.errors.length > 0) throw new Error(doc.errors[0].message);
  return doc;
}

function updated(doc, shaper, form, order) {
  const wanted = pruned(shaper.toFile(form)) ?? (Array.isArray(form) ? [] : {});
  const now = pruned(normal(doc.toJS(), shaper)) ?? (Array.isArray(form) ? [] : {});
  if (doc.contents === null) {
    const made = new Document(ordered(wanted, order), READ);
    plain(made.contents);
    return String(made.toString(WRITE));
  }
  doc.contents = merge(doc.contents, now, wanted, doc, order);
  return String(doc.toString(WRITE));
}

/** What a file says, with every shorthand spelt out, to be compared with a form. */
const normal = (data, shaper) => shaper.toFile(shaper.toForm(data));

/** Return the node that says `wanted`; it said `now`. Equal parts are left as they stand. */
function merge(node, now, wanted, doc, order) {
  if (same(now, wanted)) return node;
  if (isMap(node) && isObject(now) && isObject(wanted)) return mergeMap(node, now, wanted, doc, order);
  if (isSeq(node) && Array.isArray(now) && Array.isArray(wanted)) {
    return mergeSeq(node, now, wanted, doc);
  }
  if (isScalar(node) && typeof wanted === "string") {
    node.value = wanted;
    style(node);
    return node;
  }
  const made = doc.createNode(wanted);
  plain(made);
  return made;
}

function mergeMap(node, now, wanted, doc, order) {
  for (const key of Object.keys(now)) if (!(key in wanted)) node.delete(key);
  for (const [key, value] of Object.entries(wanted)) {
    const pair = node.items.find((item) => String(item.key) === key);
    if (pair) {
      pair.value = merge(pair.value, now[key], value, doc, []);
      continue;
    }
    const made = doc.createPair(key, value);
    plain(made.value);
    node.items.splice(place(node, key, order), 0, made);
  }
  return node;
}

/** Where a new field goes: behind the nearest one that the form has before it. */
function place(node, key, order) {
  const at = order.indexOf(key);
  const keys = node.items.map((item) => String(item.key));
  for (let i = at - 1; i >= 0; i--) {
    const found = keys.indexOf(order[i]);
    if (found >= 0) return found + 1;
  }
  return at < 0 ? node.items.length : 0;
}

/** Entries that begin and end alike stay; between them, each is compared with its neighbour. */
function mergeSeq(node, now, wanted, doc) {
  if (node.items.length !== now.length) {
    // It held empty entries: nothing can be told of which is which.
    const fresh = doc.createNode(wanted);
    plain(fresh);
    return fresh;
  }
  let start = 0;
  while (start < now.length && start < wanted.length && same(now[start], wanted[start])) start++;
  let end = 0;
  const most = Math.min(now.length, wanted.length) - start;
  while (end < most && same(now.at(-1 - end), wanted.at(-1 - end))) end++;
  const [oldEnd, newEnd] = [now.length - end, wanted.length - end];
  const shared = Math.min(oldEnd, newEnd);
  const middle = wanted.slice(start, newEnd).map((value, i) => {
    const at = start + i;
    if (at < shared) return merge(node.items[at], now[at], value, doc, []);
    const made = doc.createNode(value);
    plain(made);
    if (isMap(made) && node.items.some((item) => item.spaceBefore)) made.spaceBefore = true;
    return made;
  });
  node.items.splice(start, oldEnd - start, ...middle);
  return node;
}

/** Texts that a reader would take for nothing, or for something else, are quoted. */
function style(scalar) {
  const text = String(scalar.value);
  scalar.type = undefined;
  if (/^(~|null|Null|NULL)$/.test(text)) scalar.type = Scalar.QUOTE_DOUBLE;
  else if (text.includes("\n")) scalar.type = Scalar.BLOCK_LITERAL;
  else if (/^[-?:,[\]{}#&*!|>'"%@`=]|: |:$| #|^\s|\s$|^\d{1,2}:\d/.test(text)) {
    scalar.type = Scalar.QUOTE_DOUBLE;
  }
}

function plain(node) {
  if (isScalar(node)) style(node);
  else if (isSeq(node)) node.items.forEach(plain);
  else if (isMap(node)) node.items.forEach((pair) => plain(pair.value));
}

function ordered(data, order) {
  if (!isObject(data)) return data;
  const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => rank(a) - rank(b)));
}

/** Leave out what says nothing; the editor keeps unused fields as "" or []. */
export function pruned(value) {
  if (Array.isArray(value)) {
    const kept = value.map(pruned).filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (isObject(value)) {
    const kept = Object.entries(value)
      .map(([key, item]) => [key, pruned(item)])
      .filter(([, item]) => item !== undefined);
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  }
  return value === "" || value === null || value === undefined ? undefined : String(value);
}

function makeShaper({ shorthands, pairs }) {
  const walk = (value, field, change) => {
    if (Array.isArray(value)) return value.map((item) => walk(item, field, change));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(change(key, item), key, change)]),
    );
  };
  const expanded = (key, value) => {
    const name = Object.hasOwn(shorthands, key) ? shorthands[key] : undefined;
    if (name && Array.isArray(value)) {
      return value.map((item) => (typeof item === "string" ? { [name]: item } : item));
    }
    if (pairs.includes(key) && isObject(value)) {
      return Object.entries(value).map(([clave, valor]) => ({ clave, valor }));
    }
    return value;
  };
  const collected = (key, value) =>
    pairs.includes(key) && Array.isArray(value)
      ? Object.fromEntries(value.map(({ clave, valor }) => [clave ?? "", valor]))
      : value;
  return {
    toForm: (data) => walk(data, "", expanded),
    toFile: (data) => walk(data, "", collected),
  };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function same(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((k) => k in b && same(a[k], b[k]));
  }
  return a === b;
}
