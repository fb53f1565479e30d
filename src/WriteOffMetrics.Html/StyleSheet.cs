using System.Security.Cryptography;
using System.Text;

namespace WriteOffMetrics.Html;

/// <summary>The style of the page: one text without the characters that markup would encode.</summary>
internal static class StyleSheet
{
    public const string Text =
        """
        :root{color-scheme:light dark;--paper:#fffdf8;--ink:#1d2126;--soft:#5b626b;--line:#d9d5cb;--hair:#ece8de;--blue:#1f5f99;
        --bar:#6691bd;--good:#1b6b5c;--bad:#a8431a;--band1:#e9f3ee;--band2:#faf6ea;--band3:#fbece4;--interval:#d5e3f0;
        --sans:ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
        --serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","URW Palladio L",Georgia,serif}
        @media (prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#e9e6df;--soft:#a7adb5;--line:#3a4047;--hair:#272c31;--blue:#8cbdea;
        --bar:#527ca3;--good:#74cbb8;--bad:#f0a47a;--band1:#182a26;--band2:#24231c;--band3:#2f211b;--interval:#26384a}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 var(--sans);font-variant-numeric:tabular-nums lining-nums;
        overflow-wrap:anywhere}
        header,main,footer{max-width:68rem;margin:0 auto;padding:0 1.5rem}
        header{padding-top:3rem;display:grid;grid-template-columns:1fr auto;align-items:end;column-gap:2rem}
        header::after{content:"";grid-column:1/-1;border-bottom:2px solid var(--ink);margin-top:1rem}
        .kicker{grid-column:1/-1;margin:0;color:var(--soft);letter-spacing:.04em;min-width:0}
        h1,h2,h3,h4,.lead,.key strong{font-family:var(--serif);font-weight:500}
        h1{font-size:3rem;line-height:1.1;margin:.25rem 0 0;min-width:0}
        h2{font-size:1.625rem;line-height:1.25;margin:0 0 .875rem}
        h3{font-size:1.375rem;line-height:1.25;margin:0 0 .5rem}
        h4,h5,h6{font-size:1.125rem;line-height:1.3;margin:0 0 .5rem}
        h2 small,h3 small,h4 small,h5 small,h6 small{display:block;font:400 .875rem/1.5 var(--sans);color:var(--soft)}
        .days{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:0}
        .days dt{font-size:.8125rem;color:var(--soft)}
        .days dd{margin:0}
        section{margin:3rem 0;min-width:0}
        main section.headline{margin-top:2.25rem}
        .lead{font-size:1.75rem;line-height:1.35;max-width:46rem;margin:2.25rem 0 1.75rem;text-wrap:pretty}
        .headline .lead{margin-top:0}
        .lead strong{font-weight:600}
        .key{margin:0 0 1rem;color:var(--soft);max-width:46rem}
        .key strong{font-size:1.375rem;color:var(--ink);font-weight:600}
        table{border-collapse:collapse;width:100%;--bar-w:clamp(3rem,15vw,13rem)}
        table.both{--bar-w:clamp(2.5rem,8vw,7.5rem)}
        .two table,.half table{--bar-w:clamp(2.5rem,5vw,4rem)}
        .two table.few,.half table.few{--bar-w:clamp(3rem,12vw,10rem)}
        .two tbody th{min-width:5rem}
        .half{max-width:44rem}
        caption{text-align:start;font-weight:600;font-size:.9375rem;padding:0 0 .25rem}
        caption small{font-size:.875rem;font-weight:400;color:var(--soft)}
        .vh{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        th,td{padding:.4375rem .75rem .4375rem 0;text-align:start;vertical-align:baseline;border-bottom:1px solid var(--hair)}
        th:last-child,td:last-child{padding-right:0}
        thead th{font-size:.8125rem;line-height:1.35;font-weight:500;color:var(--soft);border-bottom-color:var(--line);
        vertical-align:bottom}
        thead small{display:block;font-size:.75rem;font-weight:400}
        tbody th{font-weight:400;min-width:8.5rem;overflow-wrap:anywhere;hyphens:auto}
        thead th,td.t{overflow-wrap:break-word}
        td.t{min-width:8rem}
        .n+.t{padding-left:.75rem}
        .n,data{white-space:nowrap;overflow-wrap:normal}
        .n{text-align:end}
        thead .n{white-space:normal}
        th.v,td.o{padding-right:calc(var(--bar-w) + 1.5rem)}
        th.v:last-child,td.o:last-child{padding-right:calc(var(--bar-w) + .75rem)}
        tfoot th,tfoot td,tr.total th,tr.total td{font-weight:600}
        tfoot th,tfoot td{border-bottom:0;border-top:1px solid var(--ink)}
        .others th,.between th,.soft{color:var(--soft)}
        .big{font-weight:600}
        .good{color:var(--good)}
        .bad{color:var(--bad)}
        .dir{font-size:.75rem;font-weight:400;margin-right:.25rem}
        td sup,.note sup{font-size:.6875rem;line-height:1;color:var(--soft)}
        .bar,.fall{display:inline-block;width:var(--bar-w);height:.75rem;margin-left:.75rem;vertical-align:-.0625rem;overflow:visible}
        .bar rect,.fall rect{fill:var(--bar);stroke:var(--bar);stroke-width:1;vector-effect:non-scaling-stroke}
        .fall.level rect{fill:var(--blue);stroke:var(--blue)}
        .bar.neg rect,.fall.neg rect{fill:var(--paper)}
        .s{width:8rem}
        td.s{vertical-align:middle;padding-top:0;padding-bottom:0}
        .spark{display:block;width:6.5rem;height:1.75rem}
        .spark path{fill:none;stroke:var(--blue);stroke-width:1.5}
        .spark circle{fill:var(--blue)}
        .part{margin:0 0 2rem;min-width:0}
        .part:last-child{margin-bottom:0}
        .two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem 3rem;margin:0 0 2rem}
        .two .part{margin:0}
        .scroll{overflow-x:auto;position:relative}
        .scroll:focus-visible,summary:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
        .note,figcaption,.absent ul{color:var(--soft);font-size:.9375rem;max-width:46rem}
        .note{margin:.75rem 0 0}
        details{margin-top:.75rem}
        summary{cursor:pointer;color:var(--soft);font-size:.9375rem;min-height:1.5rem;width:fit-content;max-width:100%}
        details .scroll,details table{margin-top:.75rem}
        .how dl{max-width:46rem;margin:.5rem 0 0;font-size:.875rem}
        .how dt{font-weight:600;margin-top:.75rem}
        .how dd{margin:0;color:var(--soft)}
        details.name{margin:0}
        .name summary{color:inherit;font-size:inherit}
        .absent h2,.absent h3,.absent h4,.absent h5,.absent h6{font-size:1.125rem;margin-bottom:.25rem}
        .absent ul{margin:0;padding-left:1.25rem}
        article{border-top:1px solid var(--line);padding:1.25rem 0}
        article .lead{font-size:1.25rem;margin:0}
        figure{margin:0}
        .chart{display:block;width:100%;height:auto;font-family:var(--sans)}
        figcaption p{margin:.5rem 0 0}
        .chart text{unicode-bidi:isolate}
        .grid,.zero{stroke:var(--line);stroke-width:1}
        .zero{stroke:var(--soft)}
        .tick,.band-l{fill:var(--soft);font-size:12px}
        .band-l{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}
        .on-good{stroke:var(--band1)}
        .on-ok{stroke:var(--band2)}
        .on-bad{stroke:var(--band3)}
        .band-good{fill:var(--band1)}
        .band-ok{fill:var(--band2)}
        .band-bad{fill:var(--band3)}
        .actual{fill:none;stroke:var(--blue);stroke-width:2.5;stroke-linejoin:round}
        .forecast{fill:none;stroke:var(--blue);stroke-width:2.25;stroke-dasharray:2 4}
        .target{fill:none;stroke:var(--ink);stroke-width:1.25;stroke-dasharray:8 4}
        .limit{fill:none;stroke:var(--soft);stroke-width:.75}
        .interval{fill:var(--interval)}
        .dot{fill:var(--blue)}
        .signal{fill:none;stroke:var(--bad);stroke-width:2}
        .signal-l{fill:var(--bad);font-size:12px;font-weight:600}
        .label{font-size:13px;font-weight:600;fill:var(--ink)}
        .actual-l,.forecast-l{fill:var(--blue)}
        .limit-l{fill:var(--soft);font-weight:400}
        footer{margin-top:3rem;padding-bottom:3rem;color:var(--soft);font-size:.875rem}
        footer::before{content:"";display:block;border-top:1px solid var(--line);margin-bottom:1rem}
        footer p{margin:0;max-width:46rem}
        @supports (animation-timeline:scroll()){.scroll{mask:linear-gradient(to right,#000 calc(100% - 2rem),transparent) no-repeat;
        mask-size:calc(100% + 2rem) 100%;animation:more linear both;animation-timeline:scroll(self inline)}
        .scroll:focus-visible{mask:none}
        @keyframes more{from{mask-size:100% 100%}to{mask-size:calc(100% + 2rem) 100%}}}
        @media screen and (max-width:60rem){header{grid-template-columns:minmax(0,1fr)}
        .days{margin-top:1rem}}
        @media screen and (max-width:66rem){.two{grid-template-columns:minmax(0,1fr)}
        .two table,.half table,.two table.few,.half table.few{--bar-w:clamp(3rem,20vw,13rem)}
        table.both{--bar-w:clamp(2.5rem,6vw,7.5rem)}
        tbody th{min-width:7rem}
        .dir{display:block;margin:0;line-height:1.25}
        .v .dir{margin-right:calc(var(--bar-w) + .75rem)}
        .o .dir{margin-right:0}}
        @media screen and (max-width:40rem){header{padding-top:1.5rem}
        .scroll tr th:first-child{position:sticky;inset-inline-start:0;background:var(--paper)}
        .scroll tbody th,.scroll tfoot th{min-width:7.25rem}
        .scroll td.t{min-width:10rem}
        .half td.t,.two td.t{min-width:6.5rem}
        thead .n{min-width:4.75rem}
        h1{font-size:2.25rem}
        .lead{font-size:1.3125rem}
        header,main,footer{padding-left:1rem;padding-right:1rem}
        table{font-size:.9375rem}
        th,td{padding-right:.625rem}
        tbody th{min-width:6rem}
        table.both .v~.v .bar{display:none}
        table.both .v~.v{padding-right:.625rem}
        table.both .v~.v .dir{margin-right:0}
        .s{display:none}
        .chart{min-width:44rem}}
        @media screen and (max-width:22.5rem){table{font-size:.875rem;--bar-w:2.5rem}
        .two table,.half table,.two table.few,.half table.few{--bar-w:2.5rem}
        th,td{padding-right:.5rem}
        tbody th,.two tbody th{min-width:5.75rem}
        td.t{min-width:7rem}}
        @media (forced-colors:active){.bar rect,.fall rect{fill:CanvasText;stroke:CanvasText}
        .bar.neg rect,.fall.neg rect{fill:Canvas}
        .band-l{stroke:Canvas}
        .spark path,.actual,.forecast,.target,.limit,.grid,.signal{stroke:CanvasText}
        .dot,.spark circle,.chart text{fill:CanvasText}
        .band-good,.band-ok,.band-bad,.interval{fill:Canvas;stroke:GrayText}}
        @page{size:A4;margin:12mm 14mm}
        @media print{:root{color-scheme:light;--paper:#fff;--ink:#1d2126;--soft:#5b626b;--line:#d9d5cb;--hair:#ece8de;--blue:#1f5f99;
        --bar:#6691bd;--good:#1b6b5c;--bad:#a8431a;--band1:#e9f3ee;--band2:#faf6ea;--band3:#fbece4;--interval:#d5e3f0}
        html{font-size:9.5px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        body{font-size:9.5px;line-height:1.35}
        header,main,footer{max-width:none;padding-left:0;padding-right:0}
        header{padding-top:0}
        main section.headline{margin-top:1.5rem}
        section{margin:1.6rem 0}
        h2{margin-bottom:.5rem}
        h2 small,h4 small,h5 small,h6 small{display:inline;margin-left:.5rem}
        .lead{margin-bottom:1rem}
        h2,h3,h4,h5,h6,caption,.key{break-after:avoid}
        tr,figure,.part,.headline,.absent{break-inside:avoid}
        thead{display:table-header-group}
        tfoot{display:table-row-group}
        th,td{padding-top:.2rem;padding-bottom:.2rem}
        .two{grid-template-columns:minmax(0,1fr) minmax(0,1fr);break-inside:avoid}
        .part{margin-bottom:1rem}
        .two{margin-bottom:1rem}
        .spark{height:1.4rem}
        .note{margin-top:.4rem}
        .key{margin-bottom:.5rem}
        .scroll{overflow:visible}
        table{--bar-w:11rem}
        table.both{--bar-w:8rem}
        .two table,.half table{--bar-w:6rem}
        .two table.few,.half table.few{--bar-w:12rem}
        .dir{display:inline;margin-right:.25rem}
        .half{width:60%}
        .chart{max-height:54mm}
        details{display:none}
        details.name,details.all{display:block}
        details.all::details-content{content-visibility:visible}
        details.all summary{display:none}
        details.all .name summary{display:block}
        .entities,article+article{break-before:page}
        footer{margin-top:1.5rem;padding-bottom:0}}
        """;

    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
