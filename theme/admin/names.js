/** Names of uploaded files, tidied before Decap sees them: it would make «-1-.jpg» of «(1).JPG». */

const ACCENTS = /\p{M}/gu;

/** Return `name` in small ASCII letters, digits and single hyphens; `instead` if nothing is left. */
export function tidied(name, instead = "archivo") {
  const dot = name.lastIndexOf(".");
  const [base, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, ""];
  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(ACCENTS, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
  const last = plain(ending);
  return (plain(base) || instead) + (last && `.${last}`);
}

/** Rename what is chosen in any file field of `page`, before anybody else hears of the choice. */
export function tidyUploads(page) {
  page.addEventListener(
    "change",
    ({ target }) => {
      if (target?.type !== "file" || !target.files?.length) return;
      const renamed = new DataTransfer();
      for (const file of target.files) {
        const { type, lastModified } = file;
        renamed.items.add(new File([file], tidied(file.name), { type, lastModified }));
      }
      target.files = renamed.files;
    },
    { capture: true },
  );
}
