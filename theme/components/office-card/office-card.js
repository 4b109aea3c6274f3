// Marks today's hours and says whether the office is open by them. Cancún is at UTC-5 all year.
const now = new Date(Date.now() - 5 * 3600000).toISOString();
const today = now.slice(0, 10);
const time = now.slice(11, 16);
const plain = (hour) => hour.replace(/^0/, "");
const weekday = String(new Date(today).getUTCDay() || 7);

for (const office of document.querySelectorAll("[data-office]")) {
  const says = office.dataset;
  const rows = [...office.querySelectorAll("[data-days]")];
  // An office that closes for lunch has two rows for the same day.
  const mine = rows.filter((row) => row.dataset.days.split(" ").includes(weekday));
  // Rows of a day stand in the order of its hours.
  const { from, to } = mine.find(({ dataset }) => dataset.from && time < dataset.to)?.dataset ?? {};
  const status = office.querySelector(".office-card__now");

  for (const row of mine) {
    row.classList.add("office-card__today");
    row.cells[0].append(` (${says.today})`);
  }
  if (says.holidays.split(" ").includes(today)) status.textContent = says.holiday;
  else if (!from) status.textContent = says.closed;
  else if (time < from) status.textContent = `${says.closed} ${says.opens} ${plain(from)}.`;
  else status.textContent = `${says.open} ${plain(to)}.`;
  status.hidden = false;
}
