"""The sample reports coded by hand: words in codings/, the coded reports made from them in *.json."""
