"""What shared templates say around the content, in each language.

Pages that exist only in Spanish say it in their template. A missing translation is a missing
argument, which the type checker and Python itself refuse.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.content_model.common import Idioma


@dataclass(frozen=True)
class Textos:
    """The words of one language."""

    # The frame of every page
    ayuntamiento: str
    ciudad: str
    inicio: str
    inicio_url: str
    saltar: str
    saltar_menu: str
    menu: str
    menu_abrir: str
    menu_cerrar: str
    idioma: str
    estas_en: str
    buscar: str
    buscar_boton: str
    avisos: str
    emergencias: str
    enlaces: str
    licencia: str
    sin_javascript: str
    # Marks of a record
    por_confirmar: str
    sin_verificar: str
    sin_verificar_texto: str
    actualizado: str
    historial: str
    fuentes: str
    visto: str
    dato_de: str
    si: str
    no: str
    sale_a: str
    # The guide
    tramite: str
    en_breve: str
    costo: str
    cuanto_tarda: str
    vigencia: str
    donde: str
    hazlo_en_linea: str
    ir_al_servicio: str
    en_linea: str
    continua: str
    de: str
    sales: str
    no_puedes: str
    si_falla: str
    ve_a_la_oficina: str
    para_quien: str
    dirigido_a: str
    que_llevar: str
    o_en_su_lugar: str
    algunos_casos: str
    mas_documento: str
    borrar_marcas: str
    progreso: str
    aviso_marcas: str
    formato: str
    pasos: str
    paso: str
    opcional: str
    tiempo: str
    lo_hace: str
    costo_detalle: str
    concepto: str
    monto: str
    total: str
    uma_usada: str
    como_pagar: str
    cuando_y_donde: str
    horario: str
    hoy: str
    abierta: str
    cerrada: str
    hoy_abre: str
    festivo: str
    sin_horario: str
    ver_mapa: str
    que_atiende: str
    accesibilidad: str
    cerrada_por: str
    dependencia: str
    contacto: str
    antes_y_despues: str
    antes: str
    despues: str
    ver_tambien: str
    lo_que_dice_la_ley: str
    homoclave: str
    resultado: str
    plazo_respuesta: str
    plazo_prevencion: str
    si_no_responden: str
    inspeccion: str
    criterios: str
    fundamento: str
    privacidad: str
    como_quejarse: str
    preguntas: str
    mas_informacion: str
    noticias: str
    imprimir_qr: str
    temas: str
    # Emergencies
    contingencias: str
    vigente_hasta: str
    vigente_desde: str
    sin_traducir: str
    lista_refugios: str
    sms: str
    sms_copiar: str
    sms_copiado: str
    nada_vigente: str
    aviso_completo: str
    otros_avisos: str
    preparate: str
    avisos_anteriores: str
    todo_el_historial: str
    hasta: str
    emitido: str
    inicio_vigencia: str
    zona: str
    que_pasa: str
    que_hacer: str
    refugios: str
    refugio_abierto: str
    refugio_cerrado: str
    telefonos: str
    servicios: str
    oficinas_cerradas: str
    prorrogas: str
    tramites_afectados: str
    fuente_oficial: str
    proximo_boletin: str
    reemplaza: str
    reemplazada_por: str
    terminada: str
    futura: str
    simulacro: str
    prueba: str
    cancelada: str
    fase: str
    nivel: str
    # News
    relacionadas: str
    compartir: str
    correccion: str
    foto: str
    adjuntos: str
    tramites_relacionados: str
    sobre_la_contingencia: str


_ES = Textos(
    ayuntamiento="Cancún",
    ciudad="Ayuntamiento de Benito Juárez",
    inicio="Inicio",
    inicio_url="/",
    saltar="Ir al contenido",
    saltar_menu="Ir al menú",
    menu="Principal",
    menu_abrir="Menú",
    menu_cerrar="Cerrar",
    idioma="Idioma",
    estas_en="Estás en",
    buscar="¿Qué buscas?",
    buscar_boton="Buscar",
    avisos="Avisos de emergencia",
    emergencias="Teléfonos de emergencia",
    enlaces="Más de este portal",
    licencia="El contenido se puede reutilizar con licencia",
    sin_javascript="Esta página funciona sin JavaScript.",
    por_confirmar="Por confirmar",
    sin_verificar="Información por confirmar",
    sin_verificar_texto="Reunimos estos datos de fuentes públicas y la dependencia todavía no los "
    "confirma. Antes de ir, llama para verificar.",
    actualizado="Actualizado el",
    historial="Cambios de esta página",
    fuentes="Fuentes",
    visto="consultado el",
    dato_de="dato de",
    si="Sí",
    no="No",
    sale_a="sale a",
    tramite="Trámite",
    en_breve="Lo principal",
    costo="Costo hoy",
    cuanto_tarda="Cuánto tarda",
    vigencia="Vigencia",
    donde="Cómo se hace",
    hazlo_en_linea="Hazlo en línea",
    ir_al_servicio="Ir al servicio",
    en_linea="en línea",
    continua="Continúa en",
    de="de",
    sales="Sales de este portal.",
    no_puedes="¿No puedes en línea? Llama al",
    si_falla="Si falla, llama al",
    ve_a_la_oficina="Ver oficinas y horarios",
    para_quien="Para quién es",
    dirigido_a="Lo pueden hacer",
    que_llevar="Qué llevar",
    o_en_su_lugar="O en su lugar:",
    algunos_casos="Solo en algunos casos",
    mas_documento="Más sobre este documento",
    borrar_marcas="Borrar mis marcas",
    progreso="Llevas %n de %t",
    aviso_marcas="Tus marcas se guardan solo en este aparato.",
    formato="Formato de la solicitud",
    pasos="Pasos",
    paso="Paso",
    opcional="Opcional",
    tiempo="Tiempo:",
    lo_hace="Lo hace:",
    costo_detalle="Cuánto cuesta",
    concepto="Concepto",
    monto="Monto",
    total="Total",
    uma_usada="Valor de la UMA usado:",
    como_pagar="Cómo pagar",
    cuando_y_donde="Dónde y cuándo",
    horario="Horario",
    hoy="hoy",
    abierta="Según su horario, está abierta ahora. Cierra a las",
    cerrada="Según su horario, está cerrada ahora.",
    hoy_abre="Hoy abre a las",
    festivo="Hoy es día de descanso: no abre.",
    sin_horario="Horario por confirmar. Llama antes de ir.",
    ver_mapa="Ver en el mapa",
    que_atiende="Qué atiende",
    accesibilidad="Accesibilidad",
    cerrada_por="Cerrada por contingencia:",
    dependencia="Dependencia responsable",
    contacto="Contacto",
    antes_y_despues="Antes y después",
    antes="Antes necesitas",
    despues="Después sigue",
    ver_tambien="Ver también",
    lo_que_dice_la_ley="Plazos y reglas",
    homoclave="Homoclave (clave del registro)",
    resultado="Qué obtienes",
    plazo_respuesta="Plazo para responderte",
    plazo_prevencion="Plazo para pedirte lo que falta",
    si_no_responden="Si no te responden",
    inspeccion="¿Hay inspección?",
    criterios="Con qué criterios se resuelve",
    fundamento="Fundamento legal",
    privacidad="Aviso de privacidad de la dependencia",
    como_quejarse="Cómo quejarte",
    preguntas="Preguntas frecuentes",
    mas_informacion="Más información",
    noticias="Noticias de este trámite",
    imprimir_qr="Dirección de esta página",
    temas="Temas",
    contingencias="Contingencias",
    vigente_hasta="Vigente hasta",
    vigente_desde="Vigente desde",
    sin_traducir="Este aviso todavía no está en este idioma.",
    lista_refugios="Ver la lista de refugios",
    sms="Mensaje para enviar por SMS o WhatsApp",
    sms_copiar="Copiar mensaje",
    sms_copiado="Mensaje copiado.",
    nada_vigente="No había avisos vigentes cuando se publicó esta página.",
    aviso_completo="Ver el aviso completo",
    otros_avisos="Otros avisos vigentes",
    preparate="Antes, durante y después",
    avisos_anteriores="Avisos anteriores",
    todo_el_historial="Ver todos los avisos",
    hasta="hasta",
    emitido="Emitido",
    inicio_vigencia="Desde",
    zona="Zona",
    que_pasa="Qué pasa",
    que_hacer="Qué hacer",
    refugios="Refugios",
    refugio_abierto="Abierto",
    refugio_cerrado="Cerrado",
    telefonos="Teléfonos",
    servicios="Servicios que cambian",
    oficinas_cerradas="Oficinas cerradas",
    prorrogas="Plazos que se alargan",
    tramites_afectados="Trámites afectados",
    fuente_oficial="Fuente oficial",
    proximo_boletin="Próximo boletín",
    reemplaza="Sustituye a",
    reemplazada_por="Hay un mensaje más nuevo",
    terminada="Este aviso ya terminó. Se conserva como registro.",
    futura="Este aviso todavía no empieza.",
    simulacro="Es un simulacro: no hay una emergencia real.",
    prueba="Es una prueba del sistema: no hay una emergencia real.",
    cancelada="Este mensaje cancela uno anterior.",
    fase="Fase",
    nivel="Nivel",
    relacionadas="Noticias relacionadas",
    compartir="Compartir",
    correccion="Fe de erratas",
    foto="Foto:",
    adjuntos="Archivos para descargar",
    tramites_relacionados="Trámites relacionados",
    sobre_la_contingencia="Sobre la contingencia",
)

_EN = Textos(
    ayuntamiento="Cancún",
    ciudad="City of Cancún (Benito Juárez), Mexico",
    inicio="Home",
    inicio_url="/en/",
    saltar="Skip to content",
    saltar_menu="Skip to menu",
    menu="Main",
    menu_abrir="Menu",
    menu_cerrar="Close",
    idioma="Language",
    estas_en="You are in",
    buscar="What are you looking for?",
    buscar_boton="Search",
    avisos="Emergency notices",
    emergencias="Emergency phones",
    enlaces="More on this site",
    licencia="Content may be reused under",
    sin_javascript="This page works without JavaScript.",
    por_confirmar="To be confirmed",
    sin_verificar="To be confirmed",
    sin_verificar_texto="We gathered this from public sources and the office has not confirmed it "
    "yet. Call before you go.",
    actualizado="Updated on",
    historial="Changes to this page",
    fuentes="Sources",
    visto="seen on",
    dato_de="data from",
    si="Yes",
    no="No",
    sale_a="goes to",
    tramite="Procedure",
    en_breve="At a glance",
    costo="Cost today",
    cuanto_tarda="How long it takes",
    vigencia="Valid for",
    donde="How it is done",
    hazlo_en_linea="Do it online",
    ir_al_servicio="Go to the service",
    en_linea="online",
    continua="Continues on",
    de="run by",
    sales="You leave this site.",
    no_puedes="Cannot do it online? Call",
    si_falla="If it fails, call",
    ve_a_la_oficina="See offices and opening hours",
    para_quien="Who it is for",
    dirigido_a="Open to",
    que_llevar="What to bring",
    o_en_su_lugar="Or instead:",
    algunos_casos="Only in some cases",
    mas_documento="More about this document (in Spanish)",
    borrar_marcas="Clear my ticks",
    progreso="You have %n of %t",
    aviso_marcas="Your ticks stay on this device only.",
    formato="Form of the request",
    pasos="Steps",
    paso="Step",
    opcional="Optional",
    tiempo="Time:",
    lo_hace="Done by:",
    costo_detalle="What it costs",
    concepto="Item",
    monto="Amount",
    total="Total",
    uma_usada="UMA value used (Mexico's legal unit for fees):",
    como_pagar="How to pay",
    cuando_y_donde="Where and when",
    horario="Opening hours",
    hoy="today",
    abierta="By its timetable it is open now. Closes at",
    cerrada="By its timetable it is closed now.",
    hoy_abre="Opens today at",
    festivo="Today is a holiday: closed.",
    sin_horario="Opening hours to be confirmed. Call before you go.",
    ver_mapa="See on the map",
    que_atiende="What it handles",
    accesibilidad="Accessibility",
    cerrada_por="Closed because of:",
    dependencia="Office in charge",
    contacto="Contact",
    antes_y_despues="Before and after",
    antes="First you need",
    despues="What comes next",
    ver_tambien="See also",
    lo_que_dice_la_ley="Deadlines and rules",
    homoclave="Register key (homoclave)",
    resultado="What you get",
    plazo_respuesta="Time they have to answer you",
    plazo_prevencion="Time they have to ask for what is missing",
    si_no_responden="If they do not answer",
    inspeccion="Is there an inspection?",
    criterios="How it is decided",
    fundamento="Legal basis",
    privacidad="Privacy notice of the office",
    como_quejarse="How to complain",
    preguntas="Questions",
    mas_informacion="More information",
    noticias="News about this procedure",
    imprimir_qr="Address of this page",
    temas="Topics",
    contingencias="Emergencies",
    vigente_hasta="In force until",
    vigente_desde="In force from",
    sin_traducir="This notice is not in English yet; here it is in Spanish. In an emergency call 911.",
    lista_refugios="See the list of shelters (in Spanish)",
    sms="Message to send by SMS or WhatsApp",
    sms_copiar="Copy message",
    sms_copiado="Message copied.",
    nada_vigente="No emergency notice was in force when this page was published.",
    aviso_completo="See the whole notice",
    otros_avisos="Other notices in force",
    preparate="Before, during and after",
    avisos_anteriores="Earlier notices",
    todo_el_historial="See all notices (in Spanish)",
    hasta="until",
    emitido="Issued",
    inicio_vigencia="From",
    zona="Area",
    que_pasa="What is happening",
    que_hacer="What to do",
    refugios="Shelters",
    refugio_abierto="Open",
    refugio_cerrado="Closed",
    telefonos="Phones",
    servicios="Services affected",
    oficinas_cerradas="Closed offices",
    prorrogas="Extended deadlines",
    tramites_afectados="Procedures affected",
    fuente_oficial="Official source",
    proximo_boletin="Next bulletin",
    reemplaza="Replaces",
    reemplazada_por="There is a newer message",
    terminada="This notice has ended. It is kept as a record.",
    futura="This notice has not begun yet.",
    simulacro="This is a drill: there is no real emergency.",
    prueba="This is a test of the system: there is no real emergency.",
    cancelada="This message cancels an earlier one.",
    fase="Phase",
    nivel="Level",
    relacionadas="Related news",
    compartir="Share",
    correccion="Correction",
    foto="Photo:",
    adjuntos="Files to download",
    tramites_relacionados="Related procedures",
    sobre_la_contingencia="About the emergency",
)

_BY_LANGUAGE: Mapping[Idioma, Textos] = {Idioma.ES: _ES, Idioma.EN: _EN, Idioma.YUA: _ES}


def textos(idioma: Idioma) -> Textos:
    """Return the words of a language; Maya pages keep Spanish around their own text."""
    return _BY_LANGUAGE[idioma]
