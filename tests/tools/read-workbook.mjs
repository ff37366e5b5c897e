// Reads a workbook with exceljs and prints it as JSON, one line a tab: node read-workbook.mjs file.xlsx
// Cells are what a person would see: days as 2019-03-04, numbers as numbers; merged cells stand once.
import ExcelJS from "exceljs";

const workbook = new ExcelJS.Workbook();
await workbook.xlsx.readFile(process.argv[2]);

const valueOf = (cell) => {
  if (cell.isMerged && cell.master.address !== cell.address) return null;
  const value = cell.value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (value !== null && typeof value === "object") return value.richText?.map((run) => run.text).join("") ?? value.result;
  return value;
};

for (const sheet of workbook.worksheets) {
  const rows = [];
  const formats = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const cells = [];
    const formatsOfRow = [];
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      cells.push(valueOf(row.getCell(column)));
      formatsOfRow.push(row.getCell(column).numFmt ?? "General");
    }
    rows.push(cells);
    formats.push(formatsOfRow);
  });
  console.log(
    JSON.stringify({
      name: sheet.name,
      rows,
      formats,
      merges: sheet.model.merges,
      frozen: sheet.views.map((view) => [view.state, view.xSplit ?? 0, view.ySplit ?? 0]),
      filter: sheet.autoFilter,
      paper: sheet.pageSetup.paperSize,
      orientation: sheet.pageSetup.orientation,
      titles: [sheet.pageSetup.printTitlesRow ?? null, sheet.pageSetup.printTitlesColumn ?? null],
      fit: [sheet.pageSetup.fitToPage ?? false, sheet.pageSetup.scale ?? null],
      created: workbook.created?.toISOString() ?? null,
    }),
  );
}
