/** Puts the search together from the files of the index; knows nothing of how they arrive. */

import { createAnalyzer } from "./analyzer.js";
import { createCorrector } from "./corrections.js";
import { createEngine } from "./engine.js";
import { frontDecode, toLunrIndex } from "./index-file.js";

/**
 * @param {{lunr: object, Stemmer: Function | null, manifest: object, lang: string}} parts
 * @returns {{analyzer: object, engine: object, addPart: Function, addVocabulary: Function}}
 */
export function assemble({ lunr, Stemmer, manifest, lang }) {
  const stemmer = Stemmer ? new Stemmer() : null;
  const analyzer = createAnalyzer(stemmer, manifest.vacias, manifest.raices[lang]);
  const engine = createEngine({ lunr, analyzer });
  const groups = manifest.equivalencias[lang] ?? [];
  engine.setEquivalents(groups);
  const everyday = groups.flatMap((group) => group.split(/[ >]/));
  return {
    analyzer,
    engine,
    /** Adds what an index file and its display data hold. */
    addPart: (file, records) => engine.addPart(toLunrIndex(lunr, file), records),
    /** Lets the engine correct words. */
    addVocabulary({ palabras }) {
      const others = { everyday, empty: manifest.vacias };
      engine.setCorrector(createCorrector(frontDecode(palabras), others));
    },
  };
}
