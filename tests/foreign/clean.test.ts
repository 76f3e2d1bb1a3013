import { expect, test } from "vitest";
import { checkForeign } from "../../src/foreign/check.ts";

/** Rows made from a counter, so that a table is long enough to have a pattern. */
const rows = (count: number, row: (index: number) => string): string => Array.from({ length: count }, (_, index) => `${row(index)}\n`).join("");

/** Tables as public sources write them, by what is odd about each. All of them are clean. */
const tables: Readonly<Record<string, string>> = {
  "names with quotes, mixed tickets and empty cells": `PassengerId,Name,Age,Ticket,Fare,Cabin\n${rows(30, (i) => `${i + 1},"Doe, Mr. John ""Jack"" ${i}",${i % 4 ? 20 + i : ""},${i % 3 ? 113800 + i : `A/5 2${i}71`},${i}.25,${i % 5 ? "" : "C85"}`)}`,
  "NA for missing numbers": `species,bill_length_mm,sex\n${rows(30, (i) => `Adelie,${i % 7 ? 39.1 + i : "NA"},${i % 9 ? "male" : "NA"}`)}`,
  "names of rows without a name": `"","mpg","cyl"\n${rows(10, (i) => `"Car ${i}",2${i}.5,${i % 2 ? 4 : 6}`)}`,
  "names of rows without a cell in the header": `"mpg" "cyl"\n${rows(10, (i) => `"Car ${i}" 2${i}.5 6`)}`,
  "a numbered index": `,a,b\n${rows(10, (i) => `${i},${i * 2},x${i}`)}`,
  "a title line and asterisks for missing": `Land-Ocean: Global Means\nYear,Jan,Feb,Mar,J-D\n${rows(30, (i) => `${1880 + i},-.${10 + i},.2${i},.1,${i < 29 ? "-.15" : "***"}`)}`,
  "four lines of head, blank lines, a comma behind every row": `"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-05-30",\n\n"Country Name","Country Code","1960","1961","1962",\n${rows(20, (i) => `"Country ${i}","C${i}","${i}","","${i}.5",`)}`,
  "two dots for missing and notes below": `Country Name,Country Code,1990 [YR1990],2000 [YR2000]\n${rows(20, (i) => `Country ${i},C${i},${i % 3 ? i + 0.5 : ".."},${i}`)},,,\n,,,\n,,,\nData from database: World Development Indicators,,,\nLast Updated: 05/30/2024,,,\n`,
  "comments above and a code for missing": `# Mauna Loa CO2 monthly means\n#\n# USE OF THESE DATA, see the site; "expected" uncertainties\nyear,month,decimal date,average,sdev\n${rows(30, (i) => `${1958 + i},${(i % 12) + 1},${1958 + i}.2027,31${i % 9}.71,${i % 4 ? 0.12 : -9.99}`)}`,
  "quoted comment lines": `"----------------"\n" Atmospheric CO2 concentrations (ppm) "\n" The data file below contains columns. "\n${rows(20, (i) => `${1958 + i},01, 21200, 1958.04, -99.99, 31${i % 9}.5`)}`,
  "tabs, comments and a row of formats": `# U.S. Geological Survey\n# retrieved: 2024-01-01\nagency_cd\tsite_no\tdatetime\tdischarge\n5s\t15s\t20d\t14n\n${rows(20, (i) => `USGS\t0164650${i % 10}\t2024-01-${10 + i}\t${100 + i}`)}`,
  "a row of units": `time,latitude,longitude,sst\nUTC,degrees_north,degrees_east,degree_C\n${rows(20, (i) => `2024-01-01T00:${10 + i}:00Z,${i}.5,-12${i % 9}.1,1${i % 9}.2`)}`,
  "dots for missing": `DATE,GDP\n${rows(20, (i) => `2020-01-${10 + i},${i === 7 ? "." : `1${i}.5`}`)}`,
  "semicolons and decimal commas": `datum;wert;anzahl\n${rows(20, (i) => `${10 + i}.01.2024;${i},5;${i}`)}`,
  "semicolons and decimal points, CRLF, byte order mark": `\ufeffid;note;value\r\n${rows(20, (i) => `${i};Müller, Hans;${i}.5`).replaceAll("\n", "\r\n")}`,
  "tabs, decimal commas": `x\ty\n${rows(20, (i) => `${i},25\t-${i},5`)}`,
  "quotes behind a space": `"Index", "Name", "Height (Inches)"\n${rows(20, (i) => `${i}, "Doe, J. ${i}", 6${i % 9}.5`)}`,
  "quotes behind a space, spaces behind quotes": `"Month" , "1958"\n${rows(12, (i) => `"M${i}" ,  34${i}`)}`,
  "tabs, and quotes as text": `id\ttitle\tyear\n${rows(30, (i) => `tt${i}\t${i % 7 ? `Film ${i}` : `"Rome, Open City`}${i % 11 === 1 ? ' 12"' : ""}\t${1950 + i}`)}`,
  "thousands by points and decimal commas": `a;b\n${rows(30, (i) => `${i},5;${i % 20 ? `${i},50` : `1.234,${10 + i}`}`)}`,
  "bars": `id|name|value\n${rows(20, (i) => `${i}|a, b; c|${i}.5`)}`,
  "decimal commas in quotes": `a,b\n${rows(20, (i) => `"${i},5","${i},25"`)}`,
  "thousands in quotes": `city,population,change\n${rows(40, (i) => `City ${i},"${i % 5 ? 900 - i : `1,${200 + i},500`}",+1.${i}%`)}`,
  "currency and percent": `item,price,share\n${rows(20, (i) => `thing ${i},"$1,${200 + i}.50",${i}%`)}`,
  "no header, numbers alone": rows(20, (i) => `5.${i % 10},3.5,1.4,0.2`),
  "no header, a class behind the numbers": rows(20, (i) => `5.${i % 10},3.5,3.5,${i % 2 ? "Iris-setosa" : "Iris-virginica"}`),
  "no header, letters alone": rows(30, (i) => `${i % 2 ? "e" : "p"},x,s,${i % 3 ? "n" : "y"},t,p`),
  "a space behind every comma": `a, b, c\n${rows(20, (i) => `${i}, ${i}.5, <=50K`)}`,
  "aligned columns with a comment head": `# Rietveld plot\n#\n#  2theta   counts  fit\n${rows(30, (i) => `   ${10 + i}.05   ${1000 + i}   ${999 + i}.5`)}`,
  "aligned columns without names": rows(30, (i) => ` ${i}.000000E+00   ${i}.5e-3`),
  "tabs in front and between": rows(30, (i) => `\t${i}.5\t${i}.25`),
  "a plot file with commands and blocks": `# Grace project file\n@version 50122\n@    title "Energy"\n@target G0.S0\n@type xy\n${rows(15, (i) => `${i} ${i}.5`)}&\n@target G0.S1\n@type xy\n${rows(15, (i) => `${i} ${i}.7`)}&\n`,
  "blocks parted by blank lines": `# x y z\n${rows(5, (i) => `0 ${i} ${i}.5`)}\n${rows(5, (i) => `1 ${i} ${i}.5`)}\n\n${rows(5, (i) => `2 ${i} ${i}.5`)}`,
  "atoms below their number": `12\nethanol, made up\n${rows(12, (i) => `C  0.${i}1  1.5  -0.${i}3`)}`,
  "one column": `value\n${rows(20, (i) => `${i}.5`)}`,
  "one column of sentences": `note\n${rows(20, (i) => `The ${i}th sentence has${" a few more".repeat(i % 4)} words`)}`,
  "one column without a header": rows(20, (i) => `${i}.5`),
  "JSON, line ends and commas in quoted cells": `id,data,text\n${rows(10, (i) => `${i},"{""a"": [1, 2], ""b"": ""x""}","line one\nline two, with ""quotes"""`)}`,
  "words of many languages": `name,value\nZürich,1\nМосква,2\n東京,3\nالقاهرة,4\nPøbel 😀,5\nआगरा,6\nतमिल‍ள,7\n`,
  "dates, times, phones, versions, codes": `day,time,phone,version,zip,icd,ip\n${rows(30, (i) => `2024-01-${10 + (i % 20)},1${i % 10}:30,+49 30 12345${i},1.2.${i},0${1000 + i},E1${i % 10},192.168.0.${i}`)}`,
  "truth values and whole numbers with one fraction": `flag,n\n${rows(30, (i) => `${i % 2 ? "TRUE" : "FALSE"},${i === 12 ? "12.5" : i}`)}`,
  "long identifiers": `id,text\n${rows(30, (i) => `14527361823712345${10 + i},hello ${i}`)}`,
  "an open class at the end": `age,men,women\n${rows(100, (i) => `${i},${1000 + i},${1100 + i}`)}100+,5,9\n`,
  "chromosomes": `chrom,pos\n${rows(200, (i) => `${i === 150 ? "X" : (i % 22) + 1},${i * 1000}`)}`,
  "limits of detection": `sample,as_ug_l\n${rows(60, (i) => `s${i},${i % 30 ? `${i}.5` : "<0.5"}`)}`,
  "house numbers": `street,number\n${rows(200, (i) => `High Street,${i % 60 ? i + 1 : `${i + 1}a`}`)}`,
  "flags for provisional values": `year,value\n${rows(60, (i) => `${1960 + i},${i > 57 ? "(D)" : `${i}.5`}`)}`,
  "wide, with years in the header": `Country,${Array.from({ length: 60 }, (_, i) => 1960 + i).join(",")}\n${rows(10, (i) => `Country ${i},${Array.from({ length: 60 }, (_, j) => (i * j) % 97).join(",")}`)}`,
  "a matrix along two axes": `time_s,400,401,402\n${rows(20, (i) => `${i},0.${i},0.2,0.3`)}`,
  "CR as line end": `a,b\n${rows(5, (i) => `${i},x`)}`.replaceAll("\n", "\r"),
  "no line end behind the last row, a blank line behind it": "a,b\n1,2\n3,4\n\n",
  "sep= above the header": "sep=;\na;b\n1;2\n3;4\n",
  "a chain of NaN in a first row without header": `1.5,NaN,NaN\n${rows(10, (i) => `${i}.5,${i},NaN`)}`,
  "names with dots and brackets, that objects have": `x[m],a.b,constructor,__proto__\n${rows(5, (i) => `${i},${i},${i},${i}`)}`,
  "a census export, head and notes with blank lines": `Office of Statistics\n\n"2011 Census"\n"Counting: Persons"\n\nFilters:\n"Default Summation","Persons"\n\n\n"Area","Zone","Count",\n${rows(20, (i) => `"Town ${i}","11001${i}",${i},`)}\n"Dataset: 2011 Census"\n\n"INFO","Cells have been adjusted."\n\n\n(c) Office 2017\n`,
  "inches in one column": `pipe\n${rows(20, (i) => `${i}" pipe`)}`,
  "a count in front of the table": `150,4,setosa,versicolor,virginica\n${rows(150, (i) => `5.1,3.5,1.4,0.2,1.5,2.5,${i % 3}`)}`,
};

for (const [name, text] of Object.entries(tables)) {
  test(`clean: ${name}`, () => {
    const { findings } = checkForeign(new TextEncoder().encode(text), "x.csv");
    expect(findings.filter(({ level }) => level !== "G")).toEqual([]);
  });
}
