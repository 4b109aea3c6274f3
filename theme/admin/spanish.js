/** What Decap's Spanish leaves in English, or says for programmers. Same keys as its own texts. */

export const SPANISH = {
  auth: { loginWithForgejo: "Entrar con Forgejo" },
  collection: {
    sidebar: { allCollections: "Todo", searchIn: "Buscar en" },
    collectionTop: {
      newButton: "Agregar %{collectionLabel}",
      viewAsList: "Ver como lista",
      viewAsGrid: "Ver como tarjetas",
      searchResults: "Resultados de «%{searchTerm}»",
      searchResultsInCollection: "Resultados de «%{searchTerm}» en %{collection}",
      filterBy: "Filtrar",
      groupBy: "Agrupar",
    },
    entries: { unpublishedHeader: "Sin publicar" },
    groups: { other: "Otros", negateLabel: "No es %{label}" },
  },
  editor: {
    editorControl: { field: { widgetLabel: "campo %{widgetLabel}" } },
    editorControlPane: {
      widget: {
        required: "Falta «%{fieldLabel}».",
        regexPattern: "«%{fieldLabel}» %{pattern}.",
        invalidPath: "«%{path}» no es una ruta válida",
        pathExists: "Ya existe «%{path}»",
      },
    },
    editorInterface: {
      togglePreview: "Mostrar u ocultar la vista previa",
      toggleScrollSync: "Desplazar las dos partes juntas",
    },
    editorWidgets: {
      markdown: {
        bold: "Negritas",
        italic: "Cursivas",
        strikethrough: "Tachado",
        code: "Código",
        link: "Enlace",
        linkPrompt: "Dirección del enlace",
        headings: "Títulos",
        quote: "Cita",
        bulletedList: "Lista",
        numberedList: "Lista numerada",
        addComponent: "Agregar",
        markdown: "Markdown",
        toggleMode: { rich: "Escribir con formato", markdown: "Escribir en Markdown" },
      },
      image: {
        choose: "Elegir una foto",
        chooseMultiple: "Elegir fotos",
        chooseUrl: "Usar una dirección",
        replaceUrl: "Cambiar la dirección",
        promptUrl: "Dirección de la foto",
        addMore: "Agregar más fotos",
        removeAll: "Quitar todas",
      },
      file: {
        chooseMultiple: "Elegir archivos",
        chooseUrl: "Usar una dirección",
        replaceUrl: "Cambiar la dirección",
        promptUrl: "Dirección del archivo",
        addMore: "Agregar más archivos",
        removeAll: "Quitar todos",
      },
      datetime: { setToNow: "Poner la hora de ahora en «%{fieldLabel}»" },
      list: { add: "Agregar: %{item}", addType: "Agregar: %{item}" },
      object: { expand: "Abrir", collapse: "Cerrar" },
    },
  },
  mediaLibrary: {
    mediaLibraryCard: {
      copy: "Copiar",
      copyUrl: "Copiar la dirección",
      copyPath: "Copiar la ruta",
      copyName: "Copiar el nombre",
      copied: "Copiado",
    },
    mediaLibraryModal: { close: "Cerrar" },
  },
  ui: {
    settingsDropdown: { account: "Opciones de la cuenta" },
    toast: {
      missingRequiredField: "Faltan datos obligatorios. Búscalos marcados en rojo.",
      onFailToPersist: "%{details}",
      onFailToDelete: "%{details}",
      onLoggedOut: "Se cerró tu sesión. Copia lo que escribiste y vuelve a entrar.",
      onBackendDown: "El servicio donde se guarda no responde. Más información: %{details}",
    },
  },
};

/** Return `base` with the texts of `more` in place of its own. */
export function translated(base, more = SPANISH) {
  const made = { ...base };
  for (const [key, text] of Object.entries(more)) {
    made[key] = typeof text === "string" ? text : translated(base?.[key], text);
  }
  return made;
}
