"""Which country a person means by a code or a name."""

from difflib import get_close_matches
from functools import cache

from tocsin.errors import SettingError

# ISO 3166-1 alpha-2 and alpha-3 side by side; XK/XKX for Kosovo and UK are in common use beside it.
_CODES = (
    "ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB"
    " BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR"
    " BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR"
    " CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK"
    " FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS"
    " GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN"
    " ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO"
    " LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD"
    " MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER"
    " NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM"
    " PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP"
    " SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF"
    " TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY"
    " UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE XKXKX UKGBR"
).split()
_ISO3_BY_ISO2 = {pair[:2]: pair[2:] for pair in _CODES}
_ISO3 = frozenset(_ISO3_BY_ISO2.values())
_ISO2_BY_ISO3 = {pair[2:]: pair[:2] for pair in reversed(_CODES)}


def country_iso3(words: str) -> str:
    """Give the alpha-3 code of a country, by either of its codes or its name.

    >>> country_iso3("tr"), country_iso3("TUR")
    ('TUR', 'TUR')

    Raises:
        SettingError: it is no country that is known.
    """
    code = words.strip().upper()
    if code in _ISO3:
        return code
    if code in _ISO3_BY_ISO2:
        return _ISO3_BY_ISO2[code]
    iso3 = _named(words.strip())
    if iso3 is None:
        close = get_close_matches(code, sorted(_ISO3), n=3) if len(code) <= 3 else []
        hint = f"try {', '.join(close)}, or" if close else "give"
        raise SettingError(f"{words!r} is no country; {hint} an ISO code such as TR or TUR, or its English name")
    return iso3


def country_iso2(words: str) -> str:
    """Give the alpha-2 code of a country, by either of its codes or its name.

    Raises:
        SettingError: it is no country that is known.
    """
    return _ISO2_BY_ISO3[country_iso3(words)]


def _named(name: str) -> str | None:
    from tocsin.resolve.base import AreaKind, NameKind
    from tocsin.run.settings import settings_here
    from tocsin.run.wire import load_gazetteer

    for found in load_gazetteer(settings_here().gazetteer).named(name):
        if found.area.kind is AreaKind.COUNTRY and found.by is not NameKind.DEMONYM:
            return found.area.country_iso3
    return None


@cache
def country_name(iso3: str) -> str:
    """Give what a country is called in English; a code that is not known is given back."""
    from tocsin.run.settings import settings_here
    from tocsin.run.wire import load_gazetteer

    found = load_gazetteer(settings_here().gazetteer).country(iso3)
    return found.name if found else iso3
