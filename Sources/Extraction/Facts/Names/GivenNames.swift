/// Frequent given names of people who live in Germany and the United Kingdom, folded: a capitalised word behind one is a
/// family name. Names that are usual nouns, months or places as well are left out.
package enum GivenNames {
    package static let all: Set<String> = Set(
        """
        aaron abdul abdullah adam adrian agnes agnieszka ahmad ahmed aisha albert alejandro aleksandra alexander alexandra ali \
        alina amelia amina amir amy ana anastasia andrea andreas andrew andrzej angela anita anja anna anne anneliese annette \
        anthony anton antonia antonio aylin ayse barbara beate ben benjamin bernd bernhard bettina bianca birgit bjoern bogdan \
        brenda brian brigitte bruno carlos carmen carol caroline carsten catherine cem charles charlotte christian christiane \
        christina christine christoph christopher claire claudia clara cornelia craig cristina daniel daniela danuta david deborah \
        deniz dennis derya diana dieter dietmar dimitri dirk dmitri dominik donald doris dorothea dorota edeltraud edith edward ekaterina \
        elena elif elisabeth elizabeth elke ellen emil emily emine emma emre eric erich erik erika ernst esra esther eva ewa \
        fatima fatma felix ferdinand finn florian frank franz franziska friedrich gabriele gareth gary george georg gerald gerd \
        gerda gerhard gerold gertrud gisela giovanni giuseppe grace graham greta guenter guenther gudrun hakan halina hanna hannah \
        hannelore hans harald harry hasan hassan heather heidi heike heiko heinrich heinz helena helen helga helmut henning henry \
        herbert hermann hildegard holger horst hubert huseyin hussein ian ibrahim ingeborg ingo ingrid irene irina isabel isabella \
        ivan jack jacqueline jakob james jamie jan jana jane janet janina jasmin jason jean jennifer jens jessica joachim joan joanna \
        jochen johann johanna johannes john jonas jonathan jorge joerg jose josef joseph joshua juergen julia julian juliane jutta kai \
        karen karim karin karl karolina karsten katarzyna kate katharina katherine kathleen kathrin katja katrin kemal kenneth kerstin \
        kevin khalid kirsten klaus konrad konstantin krystyna krzysztof lara larissa lars laura lea leila lena leon leonie liam lina linda \
        lisa lothar louis louise lucas ludwig luca luis luisa lukas lutz lydia magdalena malgorzata manfred manuel manuela marc marcel \
        marco marcus marek margaret margarete margit margot maria marianne marie mariam marina mario marion marius marko markus marlene \
        marta martha martin martina mary maryam matthew matthias maximilian mehmet melanie melissa merve michael michaela michal michelle \
        miguel milan mohamed mohammad mohammed monika moritz muhammad mustafa nadine nadja natalia natalie natascha nathan nicholas nicole \
        niklas nikolaus nils nina noah nora norbert olaf oleg oleksandr olga oliver oliwia omar osman oskar otto pamela patricia patrick paul \
        paula pauline pawel pedro peter petra philip philipp piotr rachel radoslaw rainer ralf ramona raphael rashid rebecca regina reinhard \
        renate richard rita robert roberto roland rolf roman ronald rosemarie rosemary roswitha ruth ryan sabine sabrina samantha samir samuel \
        sandra sara sarah sascha sebastian selin sergej sergei sharon siegfried sigrid silke silvia simon simone sofia sofie sonja sophia sophie \
        stanislaw stefan stefanie steffen stephan stephanie stephen steven stuart susan susanne svenja swen tamara tanja tatjana teresa theo \
        theresa thomas thorsten tim timo timothy tobias tom tomasz torsten udo ulrich ulrike uta ute uwe valentina vanessa vera verena veronika \
        victor victoria viktor viktoria vincent vladimir volker waldemar walter waltraud werner wilfried wilhelm willi wojciech wolfgang \
        yasmin yusuf yvonne zeynep zoe zofia
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
