/** The editor's own form controls; they stand in for Decap's of the same name. */

import { pruned } from "./format.js";
import { local, parts, written } from "./dates.js";

const NOW = "{{now}}";

/** Register them with Decap (`CMS`), which brings its own React. */
export function registerControls(CMS, { createClass, h, clock }) {
  CMS.registerWidget("datetime", dateControl(createClass, h, clock), shown(createClass, h));
  const select = CMS.getWidget("select");
  CMS.registerWidget("select", openSelect(select.control), select.preview, select.schema);
  const object = CMS.getWidget("object");
  CMS.registerWidget("object", optionalGroup(object.control), object.preview, object.schema);
}

/** A day, a day that may have an hour, or an instant: with the browser's own pickers. */
function dateControl(createClass, h, clock) {
  return createClass({
    kind() {
      const { field } = this.props;
      if (field.get("time_format") === false) return "day";
      return field.get("format").includes("T") ? "instant" : "both";
    },
    componentDidMount() {
      if (this.props.value === NOW) this.setNow();
    },
    setNow() {
      const now = local(clock());
      this.props.onChange(written(this.kind() === "instant" ? now : { ...now, hour: "" }));
    },
    change(changed) {
      const next = { ...parts(this.props.value), ...changed };
      if (this.kind() === "instant" && next.day && !next.hour) next.hour = "00:00";
      this.props.onChange(written(next));
    },
    render() {
      const { forID, value, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const { day, hour } = parts(value);
      const label = this.props.field.get("label");
      const common = { onFocus: setActiveStyle, onBlur: setInactiveStyle };
      const inputs = [
        h("input", {
          ...common,
          key: "day",
          id: forID,
          type: "date",
          value: day,
          onChange: (event) => this.change({ day: event.target.value }),
        }),
      ];
      if (this.kind() !== "day") {
        inputs.push(
          h("input", {
            ...common,
            key: "hour",
            type: "time",
            "aria-label": `${label}: hora de Cancún`,
            value: hour,
            onChange: (event) => this.change({ hour: event.target.value }),
          }),
        );
      }
      inputs.push(
        h(
          "button",
          { key: "now", type: "button", onClick: () => this.setNow() },
          this.kind() === "instant" ? "Ahora" : "Hoy",
        ),
        h(
          "button",
          { key: "none", type: "button", onClick: () => this.props.onChange("") },
          "Borrar",
        ),
      );
      return h("div", { className: `${classNameWrapper} portal-date` }, inputs);
    },
  });
}

const shown = (createClass, h) =>
  createClass({
    render() {
      return h("span", {}, String(this.props.value ?? ""));
    },
  });

/** A value that the list does not have (a draft, a record made a minute ago) is kept and shown. */
function openSelect(Base) {
  return class OpenSelect extends Base {
    render() {
      const { field, value } = this.props;
      const chosen = (value?.toJS?.() ?? [value]).filter((item) => item);
      const known = new Set(field.get("options").map((o) => o.get?.("value") ?? o));
      const missing = chosen.filter((item) => !known.has(item));
      if (missing.length === 0) return super.render();
      const wider = field.set("options", field.get("options").concat(missing));
      const view = Object.create(this, { props: { value: { ...this.props, field: wider } } });
      return Base.prototype.render.call(view);
    }
  };
}

/** An optional group is asked for its parts only once something is written in it. */
function optionalGroup(Base) {
  return class OptionalGroup extends Base {
    constructor(props) {
      super(props);
      const validateAll = this.validate;
      this.validate = () => {
        const { field, value } = this.props;
        const empty = pruned(value?.toJS?.() ?? value) === undefined;
        if (field.get("required", true) || !empty) validateAll();
        else forget(this);
      };
    }
  };
}

/** Take back what was said of the parts of a group that is empty again. */
function forget(group) {
  for (const part of Object.values(group.childRefs ?? {})) {
    part.props?.onValidate?.([]);
    const inner = part.innerWrappedControl;
    if (inner?.childRefs) forget(inner);
  }
}
